/** Invisible, or turns the reading direction round: what is shown would not be what is pasted. */
const HIDDEN =
  // oxlint-disable-next-line eslint/no-control-regex -- these are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/

/** Line ends as one character each. */
const normal = (text: string) => text.replaceAll(/\r\n?/g, '\n')

export function countLines(text: string): number {
  return normal(text).replace(/\n$/, '').split('\n').length
}

/** Whether one should see a text before it is pasted. `bracketed`: the shell takes it as one piece and runs nothing by itself. */
export function needsAsking(text: string, bracketed: boolean): boolean {
  const lines = normal(text)
  return countLines(lines) > 1 || HIDDEN.test(lines) || (!bracketed && lines.endsWith('\n'))
}

/** Several lines as one, as far as that is possible: a space where each ended. */
export function asOneLine(text: string): string {
  return normal(text)
    .trim()
    .replaceAll(/[ \t]*\\?\n[ \t]*/g, ' ')
}

export interface Stretch {
  text: string
  /** Stands for a character that can't be seen. */
  isMark?: boolean
}

/** A text line by line, exactly as it is: what can't be seen as a mark, line ends too. */
export function visibleLines(text: string): Stretch[][] {
  const lines = normal(text).split('\n')
  return lines
    .map((line, at) => [...stretches(line), ...(at < lines.length - 1 ? [{ text: '↵', isMark: true }] : [])])
    .filter((line, at) => line.length > 0 || at < lines.length - 1)
}

function stretches(line: string): Stretch[] {
  const all: Stretch[] = []
  for (const character of line) {
    const last = all.at(-1)
    if (character === '\t') all.push({ text: '⇥\t', isMark: true })
    else if (HIDDEN.test(character)) all.push({ text: markOf(character), isMark: true })
    else if (last && !last.isMark) last.text += character
    else all.push({ text: character })
  }
  return all
}

/** Its number; the picture that Unicode has of it is in few fonts. */
function markOf(character: string): string {
  const code = character.codePointAt(0) ?? 0
  if (code === 0x1b) return '‹ESC›'
  return `‹U+${code.toString(16).toUpperCase().padStart(4, '0')}›`
}
