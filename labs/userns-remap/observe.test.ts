import { expect, test } from 'vitest'
import { AttemptReport, ProbeError, type HostProbe } from '../../contract/index.ts'
import { hostDouble, labDouble } from '../shared/probe-double.ts'
import { attempt } from './attempt.ts'
import { observe } from './observe.ts'
import { sendVisitor } from './visitor.ts'

const params = {
  service: 'ledger',
  helper: 'tally',
  image: 'harbour/ledger:3',
  port: '18000',
  seal: 'seal-1',
}

const answer = (status: number, body: unknown = {}) => ({
  kind: 'answered' as const,
  status,
  body: typeof body === 'string' ? body : JSON.stringify(body),
})

/** A daemon whose containers write into `disk` as root of the host, or may not. */
function daemonDouble(disk: Map<string, string>, { mapped, images }: { mapped: boolean; images: string[] }) {
  const requests: string[] = []
  let said = ''
  let file = ''
  const daemon: HostProbe['daemon'] = async ({ method = 'GET', path, body }) => {
    requests.push(`${method} ${path.split('?')[0]}`)
    if (path.includes('/create')) {
      const { Image, Cmd } = body as { Image: string; Cmd: string[] }
      if (!images.includes(Image)) return answer(404, { message: 'No such image' })
      const [, token = '', name = ''] = /echo (\S+) > \/h\/(\S+);/.exec(Cmd.join(' ')) ?? []
      file = `/etc/${name}`
      said = `tried ${token}\r\n`
      if (!mapped) disk.set(file, `${token}\n`)
      return answer(201, { Id: '1' })
    }
    if (path.includes('/kill')) disk.delete(file)
    if (path.includes('/logs')) return answer(200, said)
    if (path.endsWith('/json')) return answer(200, { State: { Pid: 70 } })
    return answer(204)
  }
  const ids = mapped ? '0 100000 65536' : '0 0 4294967295'
  const host = hostDouble('master', {
    daemon,
    processFile: async (_pid, name) => (name === 'status' ? `Uid:\t${mapped ? 100000 : 0}\t0` : ids),
    stat: async (path) => (disk.has(path) ? ({ path, uid: 0 } as never) : undefined),
    readFile: async (path) => disk.get(path),
  })
  return { host, requests }
}

test('a visitor that may write has written, and leaves nothing', async () => {
  const disk = new Map<string, string>()
  const { host, requests } = daemonDouble(disk, { mapped: false, images: ['b'] })
  const seen = await sendVisitor(host, ['a', 'b'])
  expect(seen).toMatchObject({ kind: 'ran', image: 'b', tried: true, wrote: { uid: 0 } })
  expect(disk.size).toBe(0)
  expect(requests.at(-1)).toMatch(/^DELETE/)
})

test('a visitor that may not write has tried', async () => {
  const { host } = daemonDouble(new Map(), { mapped: true, images: ['a'] })
  expect(await sendVisitor(host, ['a'])).toMatchObject({
    kind: 'ran',
    tried: true,
    wrote: null,
    mapping: { uid: 100000 },
  })
})

test('no image, no visitor', async () => {
  const { host } = daemonDouble(new Map(), { mapped: true, images: [] })
  expect(await sendVisitor(host, ['a', 'b'])).toEqual({ kind: 'no-image' })
})

test('an empty lab can be observed, and the observation survives being written down', async () => {
  const seen = await observe(labDouble(hostDouble('master')), params)
  expect(JSON.parse(JSON.stringify(seen))).toEqual(seen)
  expect(seen).toMatchObject({ containers: [], visitor: null, note: null })
})

test('an attempt on nothing, or one that can not look, says nothing', async () => {
  const reports = await Promise.all(
    [
      hostDouble('master'),
      hostDouble('master', { daemon: () => Promise.reject(new ProbeError('the probe went away')) }),
    ].map((host) => attempt.run(labDouble(host), params, () => {})),
  )
  for (const report of reports) {
    expect(AttemptReport.parse(report)).toEqual(report)
    expect(report.outcome).toBe('error')
  }
})
