import { expect, test } from 'vitest'
import { render } from '../../contract/message.ts'
import { capabilityRows } from './capability-rows.ts'
import { seccompOf, tellHolding } from './capability-texts.ts'
import { capabilities, contained, container, picture } from './picture-double.ts'

const web = container(1, 'web')

function told(number: number, process = [contained(web)]) {
  const { rows, columns } = capabilityRows(picture([web], process))
  const row = rows.find((each) => each.number === number)!
  return render(tellHolding(row, columns[0]!, row.cells[0]!))
}

test('says what is held and in which sets', () => {
  expect(told(13)).toBe(
    'CAP_NET_RAW in web: It is in force, as Docker gives it by default. In its sets: effective, permitted, bounding.',
  )
  const bare = contained(web, { capabilities: capabilities('0000000000000000') })
  expect(told(13, [bare])).toBe('CAP_NET_RAW in web: No program it runs can get it. In none of its sets.')
})

test('names what has no name yet', () => {
  const future = contained(web, { capabilities: capabilities('0000040000000000') })
  expect(told(42, [future])).toContain('Capability number 42 in web: It is in force, and Docker’s default')
})

test('guesses nothing about a container that just vanished', () => {
  expect(told(13, [])).toBe('web: its first process was not found. It may just have ended.')
})

test('seccomp in words', () => {
  expect([0, 1, 2].map((seccomp) => render(seccompOf(contained(web, { seccomp }))))).toEqual([
    'no filter',
    'strict',
    'filter',
  ])
})
