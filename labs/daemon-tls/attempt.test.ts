import { expect, test } from 'vitest'
import {
  AttemptReport,
  ProbeError,
  render,
  type AttemptStep,
  type ConnectionAttempt,
  type ConnectionOutcome,
} from '../../contract/index.ts'
import { attempt } from './attempt.ts'
import { hostDouble, labDouble } from '../shared/probe-double.ts'

const params = { plainPort: '23000', tlsPort: '24000', masterAddress: '10.0.0.1', caName: 'Elm CA' }
const answer = (status: number, body: unknown): ConnectionOutcome => ({
  kind: 'answered',
  status,
  body: JSON.stringify(body),
})
const info = answer(200, { ID: 'abc', ServerVersion: '26' })

async function run(...hosts: ReturnType<typeof hostDouble>[]) {
  const steps: AttemptStep[] = []
  const report = await attempt.run(labDouble(...hosts), params, (step) => steps.push(step))
  expect(AttemptReport.parse(report)).toEqual(report)
  expect(report.steps).toEqual(steps)
  return report
}

/** A daemon whose containers write the file that their command names into `disk`. */
function openDaemon(disk: Map<string, string>, works = true) {
  const requests: string[] = []
  const serve = async ({
    method = 'GET',
    path,
    body,
  }: Pick<ConnectionAttempt, 'method' | 'path' | 'body'>) => {
    requests.push(`${method} ${path}`)
    if (path === '/info') return info
    if (path.includes('/create')) {
      const [, , command = ''] = (body as { Cmd: string[] }).Cmd
      const write = /^echo (\S+) > \/h(\S+)$/.exec(command)
      const remove = /^rm -f \/h(\S+)$/.exec(command)
      if (write && works) disk.set(write[2]!, `${write[1]}\n`)
      if (remove) disk.delete(remove[1]!)
      return works ? answer(201, { Id: '1' }) : answer(404, { message: 'No such image' })
    }
    return answer(200, { StatusCode: 0 })
  }
  return { serve, requests }
}

test('nobody answers anywhere: refused, after every way was tried', async () => {
  const report = await run(hostDouble('client'))
  expect(report.outcome).toBe('refused')
  expect(report.steps.map((step) => render(step.tried))).toEqual([
    expect.stringContaining('23000 of master over plain TCP'),
    expect.stringContaining('24000 of master over TLS, without a certificate'),
    expect.stringContaining('24000 of master over TLS, with a certificate'),
  ])
})

test('an answer that is no daemon’s is not a way in', async () => {
  const client = hostDouble('client', { connect: async () => answer(200, { hello: 'world' }) })
  expect((await run(client)).outcome).toBe('refused')
})

test('through an open door it becomes root, proves it and leaves nothing behind', async () => {
  const disk = new Map<string, string>()
  const { serve, requests } = openDaemon(disk)
  let most = 0
  const read = async (path: string) => {
    most = Math.max(most, disk.size)
    return disk.get(path)
  }
  const master = hostDouble('master', {
    daemon: (request) => serve(request as ConnectionAttempt),
    readFile: read,
    stat: async (path) => (disk.has(path) ? ({ path } as never) : undefined),
  })
  const report = await run(hostDouble('client', { connect: serve }), master)
  expect(report.outcome).toBe('succeeded')
  expect(render(report.summary)).toContain('became root')
  expect(most).toBe(1)
  expect(disk.size).toBe(0)
  const made = requests.flatMap(
    (request) => /^POST \/containers\/create\?name=(\S+)/.exec(request)?.[1] ?? [],
  )
  for (const name of made) expect(requests).toContain(`DELETE /containers/${name}?force=1&v=1`)
  expect(made).toHaveLength(2)
})

test('a daemon that serves and yet starts nothing has let the stranger in', async () => {
  const { serve } = openDaemon(new Map(), false)
  const report = await run(hostDouble('client', { connect: serve }))
  expect(report.outcome).toBe('succeeded')
  expect(render(report.summary)).toContain('not gone to its end')
  expect(report.steps.some((step) => render(step.got).includes('No such image'))).toBe(true)
})

test('it tries the ports where the daemon really listens, wherever that is', async () => {
  const process = {
    pid: 7,
    ppid: 1,
    uid: 0,
    exe: '',
    inode: '1:1',
    exeSha256: '',
    args: [],
    startedAt: 0,
    cgroup: '',
  }
  const master = hostDouble('master', {
    daemonIdentity: async () => ({ kind: 'genuine', process }),
    listeners: async () => [
      { family: 4, address: '0.0.0.0', port: 25555, pids: [7] },
      { family: 4, address: '0.0.0.0', port: 80, pids: [8] },
    ],
  })
  const tried = (await run(hostDouble('client'), master)).steps.map((step) => render(step.tried)).join()
  expect(tried).toContain('25555')
  expect(tried).not.toContain('port 80 ')
})

test('a probe that can not look says nothing about the learner', async () => {
  const connect = () => Promise.reject(new ProbeError('the probe on client went away'))
  const report = await run(hostDouble('client', { connect }))
  expect(report.outcome).toBe('error')
  expect(render(report.summary)).toContain('the probe on client went away')
})
