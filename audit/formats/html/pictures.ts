import type { ItemStatus, PublishedAudit } from '../../../contract/audit/index.ts'
import { comma, joined, msg } from '../../../contract/message.ts'
import { type Say, countIn, levelName, levelOf, levels, statusNames, statusOrder } from '../words.ts'
import { type Markup, html } from './markup.ts'

/** A sign for each status, so that nobody needs its colour. */
export const signs: Record<ItemStatus, string> = {
  pass: '✓',
  fail: '✕',
  attest: '?',
  error: '!',
  unsupported: '–',
}

const BAR = { left: 110, width: 300, height: 22, step: 36 }

/** A bar per level: how many of its items pass, and what the others are. */
export function levelBars({ items }: PublishedAudit, say: Say): Markup {
  const rows = levels.map((level, row) => {
    const all = items.filter(({ id }) => levelOf(id) === level).length
    const y = row * BAR.step
    let x = BAR.left
    const pieces = [...statusOrder].toReversed().map((status) => {
      const count = countIn(items, level, status)
      if (count === 0) return undefined
      const width = (BAR.width * count) / Math.max(1, all)
      const piece = html`<rect
          class="fill-${status}"
          x="${x}"
          y="${y}"
          width="${width - 1.5}"
          height="${BAR.height}"
          rx="3"
        /><text class="on" x="${x + width / 2}" y="${y + 16}" text-anchor="middle" font-size="13"
          >${count} ${signs[status]}</text
        >`
      x += width
      return piece
    })
    return html`<text x="0" y="${y + 16}" font-size="14">${say(levelName(level))}</text>${pieces}`
  })
  const height = levels.length * BAR.step - (BAR.step - BAR.height)
  return html`<svg
    viewBox="0 0 ${BAR.left + BAR.width} ${height}"
    role="img"
    aria-label="${barsInWords(items, say)}"
  >
    ${rows}
  </svg>`
}

function barsInWords(items: PublishedAudit['items'], say: Say): string {
  const passing = levels.map((level) => {
    const all = items.filter(({ id }) => levelOf(id) === level).length
    return msg`${levelName(level)}: ${countIn(items, level, 'pass')} of ${all}`
  })
  return say(msg`Items that pass, by level. ${joined(passing, comma)}`)
}

const CELL = { width: 49, height: 33, gap: 4 }

/** All 42 as cells, a row per level; each leads to what is said of it. */
export function itemGrid({ items }: PublishedAudit, say: Say): Markup {
  const cells = levels.flatMap((level, row) =>
    items
      .filter(({ id }) => levelOf(id) === level)
      .map((item, column) => {
        const [x, y] = [column * (CELL.width + CELL.gap), row * (CELL.height + CELL.gap)]
        const label = `${item.id} ${item.title}: ${say(statusNames[item.status])}`
        return html`<a href="#${item.id}"
          ><title>${label}</title
          ><rect
            class="fill-${item.status}"
            x="${x}"
            y="${y}"
            width="${CELL.width}"
            height="${CELL.height}"
            rx="4"
          /><text class="on" x="${x + CELL.width / 2}" y="${y + 22}" text-anchor="middle" font-size="14"
            >${item.id} ${signs[item.status]}</text
          ></a
        >`
      }),
  )
  const [width, height] = [8 * (CELL.width + CELL.gap), levels.length * (CELL.height + CELL.gap)]
  return html`<svg
    viewBox="0 0 ${width - CELL.gap} ${height - CELL.gap}"
    role="group"
    aria-label="${say(msg`All items`)}"
  >
    ${cells}
  </svg>`
}
