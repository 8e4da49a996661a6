import { itemDetails } from '../audit/formats/details.ts'
import {
  countIn,
  levelName,
  levelOf,
  levels,
  openFindings,
  type PublishedItem,
  statusOrder,
  worstFirst,
} from '../audit/formats/words.ts'
import {
  auditExit,
  type ItemDifference,
  type ItemStatus,
  type KeptAudit,
  type PublishedAudit,
} from '../contract/audit/index.ts'
import { type Message, msg } from '../contract/index.ts'
import { t } from './language.ts'
import { type Format, type Paint, tame } from './output.ts'
import { cut, table, widthOf, wrap } from './text.ts'

const FORMATS: Record<ItemStatus, Format> = {
  pass: 'green',
  fail: 'red',
  attest: 'cyan',
  error: 'yellow',
  unsupported: 'gray',
}

const WORDS: Record<ItemStatus, Message> = {
  pass: msg`PASS`,
  fail: msg`FAIL`,
  attest: msg`ASK`,
  error: msg`ERROR`,
  unsupported: msg`UNSUPPORTED`,
}

/** Lines of the smallest terminal, with one left for the prompt. */
const SCREEN = 23

/** What fits on one screen: how many items of each level have which status, and the worst of what was found. */
export function auditSummary(audit: PublishedAudit, width: number, paint: Paint): string {
  const before = [...headLines(audit, width, paint), '', ...levelTable(audit, paint).split('\n'), '']
  const worst = worstFirst(audit.items).filter(({ status }) => status !== 'pass' && status !== 'unsupported')
  const after = [...(worst.length > 0 ? [''] : []), ...endLines(audit, paint)]
  const place = SCREEN - before.length - after.length
  const shown = worst.slice(0, worst.length > place ? place - 1 : place)
  const left = worst.length - shown.length
  const more = left > 0 ? [paint('dim', t`… and ${left} more items: --all shows them`)] : []
  return [...before, ...shown.map((item) => itemLine(item, width, paint)), ...more, ...after]
    .map((line) => line.trimEnd())
    .join('\n')
}

function headLines(
  { target, containers, images, took }: PublishedAudit,
  width: number,
  paint: Paint,
): string[] {
  const sight =
    target.sight === 'machine'
      ? t`its kernel and files, too`
      : t`the API only, nothing of the machine below it`
  return [
    paint('bold', cut(tame(t`Audit of ${target.name}: Docker ${target.engine}, ${target.system}`), width)),
    cut(
      tame(
        t`${containers} containers, ${images} images, looked at in ${(took / 1000).toFixed(1)} s (${sight})`,
      ),
      width,
    ),
  ]
}

function levelTable({ items }: PublishedAudit, paint: Paint): string {
  const order = [...statusOrder].toReversed()
  const number = (count: number, status: ItemStatus) =>
    count === 0 ? '·' : { text: String(count), format: FORMATS[status] }
  return table(
    [
      ['', ...order.map((status) => t(WORDS[status]))],
      ...levels.map((level) => [
        t(levelName(level)),
        ...order.map((status) => number(countIn(items, level, status), status)),
      ]),
    ],
    paint,
  )
}

function itemLine(item: PublishedItem, width: number, paint: Paint): string {
  const open = openFindings(item)
  const word = t(WORDS[item.status])
  const label = `${word}${' '.repeat(Math.max(1, 7 - widthOf(word)))}${item.id}  `
  const first = open[0]
  const more = open.length > 1 ? ` ${t`(and ${open.length - 1} more)`}` : ''
  const said = tame(first ? `${first.summary}${more}` : unfound(item))
  const fitting = widthOf(label + said) > width ? `${cut(said, width - widthOf(label) - 1)}…` : said
  return paint(FORMATS[item.status], label) + fitting
}

/** What there is to say where nothing was found: what is asked, who said no, or why nobody could tell. */
function unfound({ status, summary, attestation }: PublishedItem): string {
  if (!attestation) return summary
  if (status === 'attest') return attestation.question
  const { question, answer } = attestation
  return status === 'fail' && answer?.yes === false ? t`${answer.by} said no: ${question}` : summary
}

function endLines(audit: PublishedAudit, paint: Paint): string[] {
  const accepted = audit.items.flatMap(({ findings }) => findings).filter((one) => one.accepted).length
  const said: Record<0 | 1 | 2, [Format, string]> = {
    0: ['green', t`All that counts passes.`],
    1: ['red', t`There are findings.`],
    2: ['yellow', t`There are no findings, but not everything could be told.`],
  }
  const [format, result] = said[auditExit(audit)]
  return [
    paint(format, result) + (accepted > 0 ? ` ${t`Accepted findings: ${accepted}.`}` : ''),
    paint('dim', t`All of one item: --item K2. A report: --format html --out audit.html`),
  ]
}

/** One item with everything that was found, looked at and can be done. */
export function itemText(item: PublishedItem, width: number, paint: Paint): string {
  const head = `${t(WORDS[item.status])} ${item.id} ${tame(item.title)}`
  return [
    paint([FORMATS[item.status], 'bold'] as Format, head),
    `  ${wrap(tame(item.summary), width, 2)}`,
    ...itemDetails(item, t).map((line) => {
      const indent = 2 + line.length - line.trimStart().length
      return ' '.repeat(indent) + wrap(tame(line), width, indent)
    }),
  ].join('\n')
}

/** Everything, level by level. */
export function wholeAudit(audit: PublishedAudit, width: number, paint: Paint): string {
  return [
    ...headLines(audit, width, paint),
    ...levels.flatMap((level) => [
      '',
      paint('bold', t(levelName(level))),
      ...audit.items.filter(({ id }) => levelOf(id) === level).map((item) => itemText(item, width, paint)),
    ]),
    '',
    ...endLines(audit, paint),
  ].join('\n')
}

/** Kept audits, the newest first. */
export function keptText(kept: readonly KeptAudit[], paint: Paint): string {
  if (kept.length === 0) return t`No audit has been kept yet: npx bulkhead audit`
  return table(
    kept.map(({ id, at, target, summary }) => [
      id.slice(0, 8),
      `${at.slice(0, 16).replace('T', ' ')} UTC`,
      ...statusOrder.map((status) => ({
        text: `${summary[status] ?? 0} ${t(WORDS[status])}`,
        format: FORMATS[status],
      })),
      tame(target.name),
    ]),
    paint,
  )
}

/** What turned between two audits; items that are as they were are only counted. */
export function differenceText(differences: readonly ItemDifference[], paint: Paint): string {
  const changed = differences.filter(
    ({ turned, gone, added }) => turned !== 'same' || gone.length > 0 || added.length > 0,
  )
  const arrow = { better: '↑', worse: '↓', same: '=', other: '·' }
  const colour = { better: 'green', worse: 'red', same: 'gray', other: 'yellow' } as const
  return [
    ...changed.flatMap(({ id, before, after, turned, gone, added }) => [
      paint(colour[turned], `${arrow[turned]} ${id}  ${t(WORDS[before])} → ${t(WORDS[after])}`),
      ...gone.map((subject) => paint('green', `    - ${tame(subject)}`)),
      ...added.map((subject) => paint('red', `    + ${tame(subject)}`)),
    ]),
    t`${changed.length} of ${differences.length} items differ.`,
  ].join('\n')
}
