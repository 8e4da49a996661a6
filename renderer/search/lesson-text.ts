/** A lesson as it is searched. */
export interface LessonText {
  slug: string
  title: string
  summary: string
  /** What stands above the first heading comes first, without a heading. */
  sections: SectionText[]
}

export interface SectionText {
  heading: string
  text: string
  /** Commands for a lab host, line by line. */
  commands: string[]
}

/** Reads a lesson's source, as far as search needs it: its words and commands, by section. */
export function readLessonText(slug: string, source: string): LessonText {
  const [, frontmatter = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(source) ?? ['', '', source]
  const named = (name: string) =>
    (new RegExp(`^${name}: *(.*)$`, 'm').exec(frontmatter)?.[1] ?? '').replace(/^(["'])(.*)\1$/, '$2')
  let section: SectionText = { heading: '', text: '', commands: [] }
  const sections = [section]
  let fence: { end: RegExp; isCommand: boolean } | undefined
  for (const line of body.split('\n')) {
    const opens = /^\s*(`{3,})(.*)$/.exec(line)
    if (fence) {
      if (fence.end.test(line)) fence = undefined
      else if (fence.isCommand && line.trim() !== '') section.commands.push(line.trim())
    } else if (opens) {
      fence = { end: new RegExp(`^\\s*${opens[1]}\\s*$`), isCommand: / host=/.test(opens[2] ?? '') }
    } else {
      const heading = /^#{2,3} +(.*)$/.exec(line)?.[1]
      if (heading === undefined) section.text += ` ${wordsOf(line)}`
      else sections.push((section = { heading: wordsOf(heading), text: '', commands: [] }))
    }
  }
  for (const each of sections) each.text = each.text.replace(/\s+/g, ' ').trim()
  return { slug, title: named('title'), summary: named('summary'), sections }
}

/** A line without its markup. */
function wordsOf(line: string): string {
  return line
    .replace(/<\/?[A-Za-z][^>]*>/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/__([a-z][A-Za-z0-9]*)__/g, '$1')
    .replace(/^\s*(?:[-*>]|\d+\.|#{4,})\s+/, '')
    .replace(/^\s*\|?(?:\s*:?-+:?\s*\|)+\s*$/, '')
    .replace(/[*`]+/g, '')
    .replace(/[|\s]+/g, ' ')
    .trim()
}
