import { expect, test } from 'vitest'
import { moveTo } from './grid-keys.ts'

const from = { row: 1, column: 2 }
const press = (key: string, ctrl = false, at = from) => moveTo(key, ctrl, at, 10, 4)

test('arrows go one further and stop at the edges', () => {
  expect(press('ArrowUp')).toEqual({ row: 0, column: 2 })
  expect(press('ArrowDown')).toEqual({ row: 2, column: 2 })
  expect(press('ArrowLeft')).toEqual({ row: 1, column: 1 })
  expect(press('ArrowRight')).toEqual({ row: 1, column: 3 })
  expect(press('ArrowRight', false, { row: 9, column: 3 })).toEqual({ row: 9, column: 3 })
  expect(press('ArrowUp', false, { row: 0, column: 0 })).toEqual({ row: 0, column: 0 })
})

test('Home and End keep to the row, with Ctrl they span the grid', () => {
  expect(press('Home')).toEqual({ row: 1, column: 0 })
  expect(press('End')).toEqual({ row: 1, column: 3 })
  expect(press('Home', true)).toEqual({ row: 0, column: 0 })
  expect(press('End', true)).toEqual({ row: 9, column: 3 })
})

test('pages go eight rows', () => {
  expect(press('PageDown')).toEqual({ row: 9, column: 2 })
  expect(press('PageUp')).toEqual({ row: 0, column: 2 })
})

test('other keys are left alone', () => {
  expect(press('Tab')).toBeUndefined()
  expect(press('a')).toBeUndefined()
})
