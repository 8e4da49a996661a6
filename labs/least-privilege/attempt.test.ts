import { expect, test } from 'vitest'
import {
  AttemptReport,
  ProbeError,
  type AttemptStep,
  type ConnectionOutcome,
  type HostProbe,
  render,
} from '../../contract/index.ts'
import { hostDouble, labDouble } from '../shared/probe-double.ts'
import { attempt } from './attempt.ts'

const params = { service: 'tides', image: 'lab/tides', port: '8100', word: 'keel-1' }
const hostMounts = '600 500 0:60 / / rw - overlay overlay rw\n610 600 0:70 / /run rw - tmpfs tmpfs rw\n'
const ownMounts = '700 699 0:80 / / rw - overlay overlay rw\n'
const socketMount = '701 700 0:70 /docker.sock /run/docker.sock rw - tmpfs tmpfs rw\n'

interface World {
  uid?: number
  socket?: boolean
  /** Answers what a command inside prints and ends with; may write to the disk. */
  inside?: (command: string, user: string, disk: Map<string, string>) => { status: number; output: string }
  running?: boolean
  over?: Partial<HostProbe>
}

/** A host with one container, whose commands do what the test says. */
async function run({ uid = 0, socket = false, inside, running = true, over = {} }: World) {
  const disk = new Map<string, string>()
  const execs = new Map<string, { user: string; command: string }>()
  const results = new Map<string, { status: number; output: string }>()
  const requests: string[] = []
  const answer = (status: number, body: unknown): ConnectionOutcome => ({
    kind: 'answered',
    status,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  const daemon: HostProbe['daemon'] = async ({ method = 'GET', path, body }) => {
    requests.push(`${method} ${path}`)
    if (path === '/containers/tides/json') {
      return running
        ? answer(200, { Id: 'abc', Name: '/tides', State: { Running: true, Pid: 40 } })
        : answer(404, { message: 'No such container' })
    }
    if (path === '/containers/tides/exec') {
      const { User: user, Cmd: argv } = body as { User: string; Cmd: string[] }
      const id = `exec${execs.size}`
      execs.set(id, { user, command: argv.join(' ') })
      return answer(201, { Id: id })
    }
    const [, id = '', what] = /^\/exec\/([^/]+)\/(start|json)$/.exec(path) ?? []
    if (what === 'start') {
      const { command, user } = execs.get(id)!
      const result = inside?.(command, user, disk) ?? { status: 1, output: 'not permitted' }
      results.set(id, result)
      return answer(200, `${result.output}\r\n`)
    }
    if (what === 'json') return answer(200, { ExitCode: results.get(id)!.status })
    if (path.includes('/containers/create')) {
      const { Cmd } = body as { Cmd: string[] }
      for (const path of Cmd.slice(2)) disk.delete(path.replace(/^\/h/, ''))
      return answer(201, { Id: 'x' })
    }
    return answer(200, { StatusCode: 0 })
  }
  const status = `Uid:	${uid}	${uid}	${uid}	${uid}
Gid:	${uid}	${uid}	${uid}	${uid}
CapInh:	0
CapPrm:	0
CapEff:	0
CapBnd:	0
CapAmb:	0
NoNewPrivs:	1
`
  const files: Record<string, string> = { status, uid_map: '0 0 4294967295' }
  const master = hostDouble('master', {
    daemon,
    processFile: async (pid, file) => {
      if (file !== 'mountinfo') return files[file]
      return pid === 1 ? hostMounts : ownMounts + (socket ? socketMount : '')
    },
    readFile: async (path) => disk.get(path),
    stat: async (path) => (disk.has(path) ? ({ path } as never) : undefined),
    ...over,
  })
  const steps: AttemptStep[] = []
  const report = await attempt.run(labDouble(master), params, (step) => steps.push(step))
  expect(AttemptReport.parse(report)).toEqual(report)
  expect(report.steps).toEqual(steps)
  expect(disk.size).toBe(0)
  return { report, execs: [...execs.values()], requests }
}

test('nothing works: refused, after every way was tried', async () => {
  const { report, execs } = await run({ uid: 10001 })
  expect(report.outcome).toBe('refused')
  const commands = execs.map(({ command }) => command)
  expect(commands).toContainEqual(expect.stringContaining('/proc/1/root'))
  expect(commands).toContainEqual(expect.stringContaining('nsenter -t 1'))
  expect(commands).toContainEqual(expect.stringContaining('su -c id'))
  expect(execs.slice(0, -1).every(({ user }) => user === '10001:10001')).toBe(true)
})

const writing = (command: string, disk: Map<string, string>, root: string) => {
  const [, token = '', path = ''] = /echo (\S+) > (\S+?)'?$/.exec(command) ?? []
  disk.set(path.replace(root, ''), `${token}\n`)
  return { status: 0, output: '' }
}

test('through the host’s processes it becomes root, proves it and leaves nothing behind', async () => {
  const { report } = await run({
    inside: (command, _, disk) =>
      command.includes('/proc/1/root') ? writing(command, disk, '/proc/1/root') : { status: 1, output: '' },
  })
  expect(report.outcome).toBe('succeeded')
  expect(render(report.summary)).toContain('processes')
})

test('a way that ends inside the container is no way out', async () => {
  const { report } = await run({ uid: 10001, inside: () => ({ status: 0, output: '' }) })
  expect(report.outcome).toBe('refused')
})

test('through the socket it becomes root', async () => {
  const { report, requests } = await run({
    socket: true,
    inside: (command, _, disk) => {
      if (command.includes('test -w')) return { status: 0, output: '' }
      return command.includes('docker -H') ? writing(command, disk, '/h') : { status: 1, output: '' }
    },
  })
  expect(report.outcome).toBe('succeeded')
  expect(render(report.summary)).toContain("master's Docker")
  expect(requests).toContainEqual(expect.stringMatching(/^DELETE \/containers\/bulkhead-visitor-/))
})

test('a socket that may be written to is a way, also where the container has no docker command', async () => {
  const { report } = await run({
    socket: true,
    inside: (command) =>
      command.includes('test -w') ? { status: 0, output: '' } : { status: 127, output: 'docker: not found' },
  })
  expect(report.outcome).toBe('succeeded')
})

test('a socket that may not be written to is none', async () => {
  expect((await run({ uid: 10001, socket: true })).report.outcome).toBe('refused')
})

test('root by a setuid program is a success, and is used further on', async () => {
  const { report, execs } = await run({
    uid: 10001,
    inside: (command) =>
      command.includes('id -u') ? { status: 0, output: '0' } : { status: 1, output: 'not permitted' },
  })
  expect(report.outcome).toBe('succeeded')
  expect(render(report.summary)).toContain('root in it')
  expect(execs.filter(({ command }) => command.startsWith('su -c'))).toHaveLength(3)
})

test('nothing runs: nothing can be said', async () => {
  const { report } = await run({ running: false })
  expect(report.outcome).toBe('error')
})

test('a probe that can not look says nothing about the learner', async () => {
  const listeners = () => Promise.reject(new ProbeError('the probe went away'))
  const { report } = await run({ over: { listeners } })
  expect(report.outcome).toBe('error')
  expect(render(report.summary)).toContain('the probe went away')
})
