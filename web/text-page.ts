import { type Message, msg } from '../contract/index.ts'
import type { Speech } from './language.ts'

/** A page for when the app itself can't be shown. All of it is our own text. */
export interface TextPage {
  title: Message
  paragraphs: readonly Message[]
}

export function textPage(page: TextPage, { language, t }: Speech): string {
  const title = t(page.title)
  const body = page.paragraphs.map((said) => `<p>${escape(t(said))}</p>`).join('\n')
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escape(title)} · Bulkhead</title>
<style>
  :root { color-scheme: light dark; font: 16px/1.6 system-ui, sans-serif }
  body { margin: 0; min-height: 100vh; display: grid; place-content: center; padding: 2rem }
  main { max-width: 32rem }
  h1 { font-size: 1.4rem; line-height: 1.3 }
</style>
<main>
<h1>${escape(title)}</h1>
${body}
</main>
</html>
`
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

const freshLink = msg`Go to the terminal where Bulkhead was started and press Enter: it prints a fresh link. Where there is no such terminal, stop Bulkhead and start it again.`

export const unknownBrowser: TextPage = {
  title: msg`This browser needs a link`,
  paragraphs: [msg`Bulkhead runs on this machine, and only opens for whoever started it.`, freshLink],
}

export const spentLink: TextPage = {
  title: msg`This link has been used`,
  paragraphs: [msg`Each link works once, in one browser, so that nobody else can use it.`, freshLink],
}
