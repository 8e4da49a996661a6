import { expect, test } from 'vitest'
import { render } from '../../contract/message.ts'
import { contained, container, picture, process } from './picture-double.ts'
import { tellProcess } from './process-texts.ts'
import { flat, processTree } from './process-tree.ts'

const web = container(1, 'web')
const processes = [
  process(10, 1, 'cron', { uid: 5 }),
  process(11, 1, 'dbus-daemon'),
  process(400, 1, 'containerd-shim'),
  contained(web, { ppid: 400, uid: 1000 }),
  contained(web, { pid: 1500, ppid: 1001, innerPid: 7, name: 'worker' }),
]

test('every row can be read out', () => {
  const said = flat(processTree(picture([web], processes))).map(({ node }) => render(tellProcess(node)))
  expect(said).toEqual([
    'systemd, pid 1, user 0, the lab host’s first process',
    'containerd-shim, pid 400, user 0, keeps one container',
    'sh, pid 1001 on the host, 1 inside, user 1000, first process of container web',
    'worker, pid 1500 on the host, 7 inside, user 0, in container web',
    '2 other services',
    'cron, pid 10, user 5',
    'dbus-daemon, pid 11, user 0',
  ])
})

test('a process of a container that just vanished', () => {
  const [, gone] = flat(processTree(picture([], [process(800, 1, 'sh', { container: web.id })])))
  expect(render(tellProcess(gone!.node))).toBe(
    'sh, pid 800 on the host, 800 inside, user 0, in a container that is gone',
  )
})
