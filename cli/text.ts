import { eastAsianWidth } from 'get-east-asian-width'
import type { Format, Paint } from './output.ts'

export type Cell = string | { text: string; format: Format }

const textOf = (cell: Cell) => (typeof cell === 'string' ? cell : cell.text)

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** Columns of a terminal that a character fills, with all that is put on it. */
const widthOfGrapheme = (grapheme: string) => eastAsianWidth(grapheme.codePointAt(0) ?? 0)

/** Columns of a terminal that text fills: Chinese characters take two each. */
export function widthOf(text: string): number {
  let width = 0
  for (const { segment } of graphemes.segment(text)) width += widthOfGrapheme(segment)
  return width
}

/** With spaces behind it, so that it fills so many columns. */
export const pad = (text: string, width: number) => text + ' '.repeat(Math.max(0, width - widthOf(text)))

/** As much of its beginning as fits into so many columns. */
export function cut(text: string, width: number): string {
  let left = width
  let fitting = ''
  for (const { segment } of graphemes.segment(text)) {
    left -= widthOfGrapheme(segment)
    if (left < 0) break
    fitting += segment
  }
  return fitting
}

/** Rows with their columns under each other, two spaces apart. */
export function table(rows: readonly (readonly Cell[])[], paint: Paint): string {
  const widths: number[] = []
  for (const row of rows) {
    for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, widthOf(textOf(cell)))
  }
  const line = (row: readonly Cell[]) =>
    row
      .map((cell, at) => {
        const text = textOf(cell)
        const padding = at === row.length - 1 ? '' : ' '.repeat((widths[at] ?? 0) - widthOf(text) + 2)
        return (typeof cell === 'string' ? text : paint(cell.format, text)) + padding
      })
      .join('')
      .trimEnd()
  return rows.map(line).join('\n')
}

/**
 * What a line may end after: a word and the space behind it, or a Chinese character; but no line begins with what
 * closes something, and none ends with what opens it.
 */
const UNIT =
  /[（“‘《【]*(?:[\p{Script=Han}—…]|[^\s\p{Script=Han}（“‘《【，。、：；？！）”’》】]+)?[，。、：；？！）”’》】]*\s*/gu

/** Breaks text so that it fills the columns from `indent` to `width`. The first line's indent is the caller's. */
export function wrap(text: string, width: number, indent = 0): string {
  const lines: string[] = []
  let line = ''
  for (const [unit] of text.matchAll(UNIT)) {
    if (line !== '' && widthOf(line + unit.trimEnd()) > width - indent) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += unit.replace(/\s+$/, ' ')
  }
  return [...lines, line.trimEnd()].join(`\n${' '.repeat(indent)}`)
}

/** Clock time where the reader is: 14:03:59. */
export const clock = (iso: string) => new Date(iso).toLocaleTimeString('en-GB')
