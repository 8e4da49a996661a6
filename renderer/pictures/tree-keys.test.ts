import { expect, test } from 'vitest'
import { render } from '../../contract/message.ts'
import { contained, container, picture, process } from './picture-double.ts'
import { openIds, processTree } from './process-tree.ts'
import { moveInTree, visibleNodes } from './tree-keys.ts'

const web = container(1, 'web')
const roots = processTree(
  picture(
    [web],
    [
      process(200, 1, 'cron'),
      process(210, 1, 'dbus'),
      process(310, 1, 'dockerd'),
      process(400, 1, 'containerd-shim'),
      contained(web, { ppid: 400 }),
    ],
  ),
)
const open = openIds(roots, new Map())
const rows = visibleNodes(roots, open)
const press = (key: string, at: number) => moveInTree(key, rows, at, open)

test('only what is below open nodes can be seen, each knowing its place', () => {
  expect(
    rows.map(({ node, level, position, siblings }) => [render(node.label), level, position, siblings]),
  ).toEqual([
    ['systemd', 1, 1, 1],
    ['dockerd', 2, 1, 3],
    ['containerd-shim', 2, 2, 3],
    ['sh', 3, 1, 1],
    ['2 other services', 2, 3, 3],
  ])
  expect(visibleNodes(roots, new Set()).map(({ node }) => render(node.label))).toEqual(['systemd'])
  expect(visibleNodes([], new Set())).toEqual([])
})

test('up, down, pages and ends stay in the tree', () => {
  expect(press('ArrowDown', 0)).toEqual({ focus: 1 })
  expect(press('ArrowDown', 4)).toEqual({ focus: 4 })
  expect(press('ArrowUp', 0)).toEqual({ focus: 0 })
  expect(press('End', 0)).toEqual({ focus: 4 })
  expect(press('Home', 3)).toEqual({ focus: 0 })
  expect(press('PageDown', 1)).toEqual({ focus: 4 })
  expect(press('PageUp', 4)).toEqual({ focus: 0 })
})

test('right opens, then goes in; left closes, then goes out', () => {
  expect(press('ArrowRight', 4)).toEqual({ toggle: 'services' })
  expect(press('ArrowRight', 2)).toEqual({ focus: 3 })
  expect(press('ArrowRight', 1)).toEqual({ focus: 1 })
  expect(press('ArrowLeft', 2)).toEqual({ toggle: '400' })
  expect(press('ArrowLeft', 3)).toEqual({ focus: 2 })
  expect(press('ArrowLeft', 4)).toEqual({ focus: 0 })
  expect(moveInTree('ArrowLeft', visibleNodes(roots, new Set()), 0, new Set())).toEqual({ focus: 0 })
})

test('Enter and Space open and close', () => {
  expect(press('Enter', 4)).toEqual({ toggle: 'services' })
  expect(press(' ', 0)).toEqual({ toggle: '1' })
  expect(press(' ', 1)).toEqual({ focus: 1 })
})

test('other keys, and no row at all', () => {
  expect(press('Tab', 0)).toBeUndefined()
  expect(moveInTree('ArrowDown', [], 0, open)).toBeUndefined()
})
