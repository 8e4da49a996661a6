import { expect, type Page } from '@playwright/test'

/** What no Chinese sentence has, and nearly each English one. */
const ENGLISH =
  'the an is are was were be been of to and or in on at by for from with without not no nor you your it its this that these can has have had will what which who when where how if as but so than then there here all each more most only other done open close tasks task lab show hide points ago about'

/** Where what stands is no text of ours: programs, their output (as evidence has it, too), and names that are chosen. */
const DATA =
  'code, pre, kbd, samp, script, style, svg, [translate="no"], [lang="en"], .xterm, [class*="_got_"], dd[class*="_found_"]'

/** Fails with every text on the page, seen or read out, that has English prose in it. */
export async function expectChinese(page: Page, where: string): Promise<void> {
  await expect(async () => expect(await english(page), `English on “${where}”`).toEqual([])).toPass({
    timeout: 3_000,
  })
}

function english(page: Page): Promise<string[]> {
  return page.evaluate(
    ({ words, data }) => {
      const common = new Set(words.split(' '))
      // A number of Latin words in a row, or one that only English has, is prose; a name or two is not.
      const isEnglish = (text: string): boolean =>
        // Paths and names with a dash are data.
        (
          text
            .replace(/[\w.:~-]*[/_-][\w./:~-]*/g, '0')
            .match(/[A-Za-z][A-Za-z’']*(?:[ ,]+[A-Za-z][A-Za-z’']*)*/g) ?? []
        ).some((run) => {
          const found = run.split(/[ ,]+/)
          return found.length > 4 || found.some((word) => common.has(word.toLowerCase()))
        })
      const found = new Set<string>()
      const look = (text: string | null, from: string): void => {
        if (text && isEnglish(text.trim())) found.add(`${from}: ${text.trim().slice(0, 160)}`)
      }
      const isShown = (element: Element): boolean =>
        element.checkVisibility({ checkVisibilityCSS: true }) && !element.closest(data)
      look(document.title, 'title')
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      for (let node = texts.nextNode(); node; node = texts.nextNode()) {
        const parent = node.parentElement
        if (parent && isShown(parent)) look(node.nodeValue, parent.tagName.toLowerCase())
      }
      for (const name of [
        'aria-label',
        'title',
        'placeholder',
        'alt',
        'aria-description',
        'aria-roledescription',
      ])
        for (const element of document.querySelectorAll(`[${name}]`))
          if (isShown(element)) look(element.getAttribute(name), name)
      return [...found]
    },
    { words: ENGLISH, data: DATA },
  )
}
