import { expect, test } from 'vitest'
import {
  AttemptReport,
  ProbeError,
  type ConnectionOutcome,
  type HostProbe,
  render,
} from '../../contract/index.ts'
import { hostDouble, labDouble } from '../shared/probe-double.ts'
import { attempt } from './attempt.ts'

const params = { service: 'buoys', first: 'owners', second: 'links' }
const answer = (body: unknown): ConnectionOutcome => ({
  kind: 'answered',
  status: 200,
  body: typeof body === 'string' ? body : JSON.stringify(body),
})

interface World {
  /** Names of calls and programs that do what they should. */
  works?: string[]
  running?: boolean
  over?: Partial<HostProbe>
}

/** A host with one container, in which only some things work. */
async function run({ works = [], running = true, over = {} }: World) {
  const disk = new Map<string, number>()
  let clock = 1
  const commands: string[][] = []
  const inside = (cmd: string[]): string => {
    if (cmd[0] === 'perl')
      return cmd
        .slice(3)
        .map((call) => {
          const [name = '', , ...args] = call.split(',')
          if (!works.includes(name)) return `${name} 1`
          const paths = args.filter((arg) => /^[:<]\/tmp/.test(arg)).map((arg) => arg.slice(1))
          if (paths.length > 0) disk.set(paths.at(-1)!, ++clock)
          return `${name} 0`
        })
        .join('\r\n')
    const [, , script = ''] = cmd
    if (script.startsWith('rm -rf')) disk.clear()
    const [, files] = /^for f in (.*); do/.exec(script) ?? []
    for (const file of files?.split(' ') ?? []) disk.set(file, ++clock)
    return script
      .split('\n')
      .flatMap((line) => {
        const [, file = '', , program = ''] = /^f=(\S+) n=(\S+); (\S+)/.exec(line) ?? []
        if (program === '') return []
        if (!works.includes(program)) return [`${program}: ${file}: Operation not permitted`]
        disk.set(file, ++clock)
        return []
      })
      .join('\n')
  }
  let last: string[] = []
  const daemon: HostProbe['daemon'] = async ({ path, body }) => {
    if (path === '/version') return answer({ Arch: 'amd64' })
    if (path === '/containers/buoys/json')
      return running
        ? answer({ Id: 'abc', State: { Running: true }, GraphDriver: { Data: { UpperDir: '/upper' } } })
        : { kind: 'answered', status: 404, body: '' }
    if (path === '/containers/abc/exec') {
      last = (body as { Cmd: string[] }).Cmd
      commands.push(last)
    }
    if (path.endsWith('/start')) return answer(inside(last))
    return answer({ Id: 'x', ExitCode: 0 })
  }
  const master = hostDouble('master', {
    daemon,
    stat: async (path) => {
      const changedAt = disk.get(path.replace(/^\/upper/, ''))
      return changedAt === undefined ? undefined : ({ type: 'file', mode: 0o600, uid: 0, changedAt } as never)
    },
    ...over,
  })
  const report = await attempt.run(labDouble(master), params, () => {})
  expect(AttemptReport.parse(report)).toEqual(report)
  if (running && !over.daemon) expect(commands.some((cmd) => cmd[2]?.startsWith('rm -rf'))).toBe(true)
  return report
}

test('all is refused', async () => {
  const report = await run({})
  expect(report.outcome).toBe('refused')
  const tried = report.steps.map((step) => render(step.tried)).join('\n')
  for (const name of ['chmod', 'fchmodat2', 'fchownat', 'linkat', 'unshare', 'add_key']) {
    expect(tried).toContain(name)
  }
  expect(tried).not.toContain('renameat')
  expect(render(report.steps[1]!.got)).toContain('Operation not permitted')
})

test.each(['chmod', 'fchmodat', 'chown', 'linkat', 'ln'])('%s leaves a trace', async (name) => {
  const report = await run({ works: [name] })
  expect(report.outcome).toBe('succeeded')
  expect(render(report.summary)).toBe(`In buoys it was done after all, by ${name}.`)
})

test('what was given away is a success too', async () => {
  const report = await run({ works: ['unshare'] })
  expect(report.outcome).toBe('succeeded')
  expect(render(report.summary)).toContain('given away: unshare')
})

test('nothing runs: nothing can be said', async () => {
  expect((await run({ running: false })).outcome).toBe('error')
})

test('a probe that can not look says nothing about the learner', async () => {
  const stat = () => Promise.reject(new ProbeError('the probe went away'))
  const report = await run({ over: { stat } })
  expect(report.outcome).toBe('error')
  expect(render(report.summary)).toContain('the probe went away')
})
