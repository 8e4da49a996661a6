import { expect, test } from 'vitest'
import type { HostProbe } from '../../contract/index.ts'
import { hostDouble, labDouble } from '../shared/probe-double.ts'
import { speak } from './speak.ts'
import { params } from './test-observation.ts'

/** Two hosts; what the till is asked for goes through `carry`, which gives the files that have it then. */
function labWith(carry: (line: string, asked: number) => Record<string, string>) {
  const files: Record<string, string> = {}
  let asked = 0
  const connect: HostProbe['connect'] = async ({ path }) => {
    for (const [file, text] of Object.entries(carry(`sold ${path.split('?')[1]}`, ++asked)))
      files[file] = `${files[file] ?? ''}${text}\n`
    return { kind: 'answered', status: 200, body: 'Sold.' }
  }
  const loghost = hostDouble('loghost', {
    readFile: async (path) => files[path],
    stat: async (path) =>
      files[path] === undefined
        ? undefined
        : {
            path,
            type: 'file',
            mode: 0o640,
            uid: 0,
            gid: 0,
            size: files[path].length,
            changedAt: 0,
            inode: '1:1',
            othersCanRead: false,
          },
  })
  return labDouble(hostDouble('master', { connect }), loghost)
}

const own = '/var/log/quay/master/kiosk.log'
const couriers = '/var/log/quay/master/pigeon.log'
const sayTill = (lab: ReturnType<typeof labWith>) => speak(lab, params, 'till', 100, [20, 20])

test('a line that arrives', async () => {
  const said = await sayTill(labWith((line) => ({ [own]: line })))
  expect(said).toMatchObject({ arrived: true, elsewhere: [], onMaster: [] })
  expect(said.size).toBeGreaterThan(30)
})

test('the first line after a connection was lost may be lost', async () => {
  const said = await sayTill(
    labWith((line, asked): Record<string, string> => (asked > 1 ? { [own]: line } : {})),
  )
  expect(said.arrived).toBe(true)
})

test('yesterday’s line is none', async () => {
  expect(await sayTill(labWith(() => ({ [own]: 'sold bulkhead-look-0123456789abcdef' })))).toMatchObject({
    arrived: false,
  })
})

test('a line that is in the other service’s file', async () => {
  const said = await sayTill(labWith((line) => ({ [couriers]: line })))
  expect(said).toMatchObject({ arrived: false, size: null, elsewhere: [couriers] })
})

test('who does not answer has said nothing', async () => {
  const said = await speak(labDouble(), params, 'till', 100, [20])
  expect(said).toMatchObject({ arrived: false, asked: { outcome: { kind: 'refused' } } })
})
