import { expect, test } from 'vitest'
import { firstProcesses, processesPicture } from './processes.ts'
import { idle, processOf, web } from './testing-readings.ts'

test('a container’s process is number 1 of its own namespace; the lowest where it has none', () => {
  const processes = [
    processOf(1),
    processOf(300, { container: web }),
    processOf(301, { container: web, innerPid: 1 }),
    processOf(302, { container: web, innerPid: 7 }),
    processOf(400, { container: idle }),
    processOf(401, { container: idle }),
  ]
  expect([...firstProcesses(processes)]).toEqual([
    [web, 301],
    [idle, 400],
  ])
})

test('what the daemon has not named is called by its id', () => {
  const processes = [processOf(1), processOf(301, { container: web }), processOf(400, { container: idle })]
  const names = new Map([[web, { name: 'web', image: 'bulkhead/shell' }]])
  expect(processesPicture({ processes, more: 3 }, names)).toEqual({
    kind: 'processes',
    containers: [
      { id: web, name: 'web', image: 'bulkhead/shell', pid: 301 },
      { id: idle, name: idle, image: '', pid: 400 },
    ],
    processes,
    more: 3,
  })
})
