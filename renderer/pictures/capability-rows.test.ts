import { expect, test } from 'vitest'
import { render } from '../../contract/message.ts'
import { capabilityRows, countHeld } from './capability-rows.ts'
import { capabilities, contained, container, everything, picture } from './picture-double.ts'

const web = container(1, 'web')
const none = '0000000000000000'
const netRaw = '0000000000002000'

/** What `web` holds of a capability. */
function holding(name: string, more: Parameters<typeof contained>[1]) {
  const { rows } = capabilityRows(picture([web], [contained(web, more)]))
  return rows.find((row) => render(row.name) === name)?.cells[0]?.holding
}

test('an empty lab still has the default set to look at', () => {
  const { rows, columns } = capabilityRows(picture())
  expect(columns).toEqual([])
  expect(rows).toHaveLength(14)
  expect(rows.every(({ isDefault, cells }) => isDefault && cells.length === 0)).toBe(true)
})

test('a plain container has the fourteen, and nothing else is listed', () => {
  const { rows } = capabilityRows(picture([web]))
  expect(rows).toHaveLength(14)
  expect(rows.every(({ cells }) => cells[0]?.holding === 'has')).toBe(true)
})

test('a privileged one has all, the further ones marked', () => {
  const { rows } = capabilityRows(
    picture([web], [contained(web, { capabilities: capabilities(everything) })]),
  )
  expect(rows).toHaveLength(41)
  expect(rows.filter(({ cells }) => cells[0]?.holding === 'extra')).toHaveLength(27)
  expect(render(rows[14]!.name)).toBe('DAC_READ_SEARCH')
  expect(countHeld(rows, 0)).toEqual({ given: 14, extra: 27 })
})

test('what was dropped is lost', () => {
  expect(holding('CHOWN', { capabilities: capabilities(none) })).toBe('lost')
  expect(holding('NET_RAW', { capabilities: capabilities(netRaw) })).toBe('has')
})

test('another user than root may gain what the bounding set leaves, unless no-new-privileges', () => {
  const asUser = capabilities(none, { bounding: netRaw })
  expect(holding('NET_RAW', { uid: 1000, capabilities: asUser })).toBe('may-gain')
  expect(holding('NET_RAW', { uid: 1000, capabilities: asUser, noNewPrivileges: true })).toBe('barred')
  expect(holding('CHOWN', { uid: 1000, capabilities: asUser })).toBe('lost')
})

test('root is barred by no-new-privileges too from what it isn’t permitted', () => {
  const dropped = capabilities(none, { bounding: netRaw })
  expect(holding('NET_RAW', { uid: 0, capabilities: dropped, noNewPrivileges: true })).toBe('barred')
})

test('what is permitted can be turned on, whatever no-new-privileges says', () => {
  const asleep = capabilities(none, { permitted: netRaw })
  expect(holding('NET_RAW', { capabilities: asleep, noNewPrivileges: true })).toBe('asleep')
})

test('an inheritable one may come back through a file that wants it', () => {
  expect(holding('NET_RAW', { capabilities: capabilities(none, { inheritable: netRaw }) })).toBe('may-gain')
})

test('a container that just vanished has a column without a guess', () => {
  const { columns, rows } = capabilityRows(picture([web], []))
  expect(columns.map(({ name, process }) => [render(name), process])).toEqual([['web', undefined]])
  expect(rows.every(({ cells }) => cells[0]?.holding === 'unknown')).toBe(true)
})

test('fifty containers in the order of their start, with hostile names as text', () => {
  const many = Array.from({ length: 50 }, (_, index) => container(index, index === 0 ? '<b>\n' : undefined))
  const { columns, rows } = capabilityRows(picture(many.toReversed()))
  expect(columns).toHaveLength(50)
  expect(render(columns[0]!.name)).toBe('<b>�')
  expect(rows.every(({ cells }) => cells.length === 50)).toBe(true)
})
