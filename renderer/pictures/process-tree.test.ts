import { expect, test } from 'vitest'
import { msg, render } from '../../contract/message.ts'
import { contained, container, picture, process } from './picture-double.ts'
import { flat, openIds, processTree } from './process-tree.ts'

const web = container(1, 'web')
const host = [
  process(200, 1, 'systemd-journal'),
  process(210, 1, 'dbus-daemon'),
  process(300, 1, 'containerd'),
  process(310, 1, 'dockerd'),
  process(320, 310, 'docker-proxy'),
]
const shim = process(400, 1, 'containerd-shim')
const inWeb = contained(web, { ppid: 400 })
const worker = contained(web, { pid: 1500, ppid: 1001, innerPid: 7, name: 'worker' })

/** What is seen at first: labels, set off by depth. */
function seen(given: ReturnType<typeof picture>) {
  const tree = processTree(given)
  const open = openIds(tree, new Map())
  const visible = (nodes: typeof tree, depth: number): string[] =>
    nodes.flatMap((node) => [
      `${'. '.repeat(depth)}${render(node.label)}${node.container ? ` [${render(node.container)}]` : ''}`,
      ...(open.has(node.id) ? visible(node.children, depth + 1) : []),
    ])
  return visible(tree, 0)
}

test('an empty lab: Docker’s daemons are seen, services are put together', () => {
  expect(seen(picture([], host))).toEqual(['systemd', '. containerd', '. dockerd', '. 2 other services'])
})

test('the way to a container is open at first', () => {
  expect(seen(picture([web], [...host, shim, inWeb, worker]))).toEqual([
    'systemd',
    '. containerd',
    '. dockerd',
    '. containerd-shim',
    '. . sh [web]',
    '. . . worker [web]',
    '. 2 other services',
  ])
})

test('a container’s first process is known by its number', () => {
  const nodes = flat(processTree(picture([web], [shim, inWeb, worker]))).map(({ node }) => node)
  expect(nodes.filter(({ isFirst }) => isFirst).map(({ id }) => id)).toEqual(['1001'])
})

test('what came from outside of the lab host stands beside its first process', () => {
  const tree = processTree(picture([], [...host, process(500, 0, 'bash'), process(510, 500, 'docker')]))
  expect(tree.map(({ label }) => render(label))).toEqual(['systemd', 'bash'])
  expect(tree[1]?.note).toEqual(msg`from outside of the lab host`)
  expect(tree[1]?.children.map(({ label }) => render(label))).toEqual(['docker'])
})

test('nobody is lost whose parent was left out', () => {
  const tree = processTree(picture([], [process(600, 555, 'orphan')]))
  expect(tree.map(({ label }) => render(label))).toEqual(['systemd', 'orphan'])
})

test('parents in a circle end the tree, not the window', () => {
  const tree = processTree(
    picture([], [process(700, 701, 'egg'), process(701, 700, 'hen'), process(702, 702, 'self')]),
  )
  expect(
    flat(tree)
      .map(({ node }) => render(node.label))
      .toSorted(),
  ).toEqual(['egg', 'hen', 'self', 'systemd'])
})

test('nothing at all', () => {
  expect(processTree({ ...picture(), processes: [] })).toEqual([])
})

test('a process of a container that just vanished is still told apart', () => {
  const [systemd] = processTree(picture([], [process(800, 1, 'sh', { container: web.id })]))
  expect(systemd?.children[0]).toMatchObject({ isInside: true, container: undefined })
})

test('hostile names are names', () => {
  const names = ['constructor', '__proto__', '<img src=x>', '\u202Egnp.exe\n', '']
  const tree = processTree(
    picture(
      [],
      names.map((name, index) => process(900 + index, 0, name)),
    ),
  )
  expect(tree.slice(1).map(({ label }) => render(label))).toEqual([
    'constructor',
    '__proto__',
    '<img src=x>',
    '�gnp.exe�',
    '(no name)',
  ])
})

test('fifty containers are all there, and every process once', () => {
  const many = Array.from({ length: 50 }, (_, index) => container(index))
  const shims = many.map((_, index) => process(4000 + index, 1, 'containerd-shim'))
  const inside = many.map((each, index) => contained(each, { ppid: 4000 + index }))
  const nodes = flat(processTree(picture(many, [...host, ...shims, ...inside])))
  expect(nodes.filter(({ node }) => node.isFirst)).toHaveLength(50)
  expect(nodes.filter(({ node }) => node.process)).toHaveLength(1 + host.length + 100)
})

test('what was opened or closed by hand stays so', () => {
  const tree = processTree(picture([web], [...host, shim, inWeb]))
  const open = openIds(
    tree,
    new Map([
      ['services', true],
      ['400', false],
    ]),
  )
  expect([...open].toSorted()).toEqual(['1', 'services'])
})
