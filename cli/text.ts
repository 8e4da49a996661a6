import type { Format, Paint } from './output.ts'

export type Cell = string | { text: string; format: Format }

const textOf = (cell: Cell) => (typeof cell === 'string' ? cell : cell.text)

/** Rows with their columns under each other, two spaces apart. */
export function table(rows: readonly (readonly Cell[])[], paint: Paint): string {
  const widths: number[] = []
  for (const row of rows) {
    for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, textOf(cell).length)
  }
  const line = (row: readonly Cell[]) =>
    row
      .map((cell, at) => {
        const text = textOf(cell)
        const padding = at === row.length - 1 ? '' : ' '.repeat((widths[at] ?? 0) - text.length + 2)
        return (typeof cell === 'string' ? text : paint(cell.format, text)) + padding
      })
      .join('')
      .trimEnd()
  return rows.map(line).join('\n')
}

/** Breaks text between words so that it fills the columns from `indent` to `width`. The first line's indent is the caller's. */
export function wrap(text: string, width: number, indent = 0): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > width - indent) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].join(`\n${' '.repeat(indent)}`)
}

export const plural = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`

/** Clock time where the reader is: 14:03:59. */
export const clock = (iso: string) => new Date(iso).toLocaleTimeString('en-GB')
