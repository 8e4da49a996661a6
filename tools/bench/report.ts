import { type Figure, type Target, median, resultOf } from './figures.ts'

/** The figures of one section. */
export interface Measured {
  section: string
  figures: readonly Figure[]
  /** Why the section has no figures. */
  failure?: string
  /** The machine's load (1 minute) before and after. */
  load: readonly [before: number, after: number]
}

const HEAD = ['', 'measured', 'baseline', 'ratio', 'target', ''] as const

/** A table for people, with Markdown's bars so that it can be put into a page as it is. */
export function tableOf(measured: readonly Measured[]): string {
  const rows = measured.flatMap(({ section, figures, failure }) => [
    ...figures.map((figure) => rowOf(section, figure)),
    ...(failure === undefined ? [] : [[`${section}: could not be measured`, '', '', '', '', failure]]),
  ])
  const widths = HEAD.map((head, column) =>
    Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)),
  )
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`
  return [line(HEAD), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')
}

function rowOf(section: string, figure: Figure): string[] {
  const { value, baselineValue, ratio, verdict } = resultOf(figure)
  // What is counted is told exactly.
  const show = (number: number) => `${figure.unit === 'reports' ? number : rounded(number)} ${figure.unit}`
  const { baseline, samples, by } = figure
  const spread =
    samples.length > 1 ? ` (${rounded(Math.min(...samples))}–${rounded(Math.max(...samples))})` : ''
  return [
    `${section}: ${figure.what}`,
    `${by === 'p95' ? 'p95 ' : ''}${show(value)}${by === 'p95' ? `, median ${rounded(median(samples))}` : spread}`,
    baseline && baselineValue !== undefined ? `${show(baselineValue)}, ${baseline.what}` : '',
    ratio === undefined ? '' : rounded(ratio, 2),
    figure.targets.map((target) => targetText(target, figure.unit)).join(', '),
    verdict ?? '',
  ]
}

function targetText({ of, at, limit }: Target, unit: string): string {
  return `${at === 'most' ? '≤' : '≥'} ${limit} ${of === 'value' ? unit : '×'}`
}

/** Three digits that say something. */
function rounded(number: number, digits = number >= 100 ? 0 : number >= 10 ? 1 : 2): string {
  return number.toFixed(digits)
}
