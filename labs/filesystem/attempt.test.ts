import { expect, test } from 'vitest'
import { AttemptReport, type HostProbe, ProbeError, render } from '../../contract/index.ts'
import { hostDouble, labDouble } from '../shared/probe-double.ts'
import { attempt } from './attempt.ts'
import { answer, solvedHost } from './test-host.ts'
import { params } from './test-observation.ts'

interface World {
  /** What a command inside prints. */
  says?: (command: string) => string
  more?: string
  over?: Partial<HostProbe>
}

async function run({ says = () => 'Read-only file system', more = '', over = {} }: World) {
  const commands: string[] = []
  const solved = solvedHost({}, more)
  const daemon: HostProbe['daemon'] = async (request) => {
    const { path, body } = request
    if (path.endsWith('/exec')) {
      commands.push((body as { Cmd: string[] }).Cmd.at(-1) ?? '')
      return answer(201, { Id: String(commands.length - 1) })
    }
    const [, id, what] = /^\/exec\/(\d+)\/(start|json)$/.exec(path) ?? []
    if (what === 'start') return answer(200, says(commands[Number(id)] ?? ''))
    return what === 'json' ? answer(200, { ExitCode: 1 }) : solved.daemon(request)
  }
  const connect: HostProbe['connect'] = async () => answer(404)
  const report = await attempt.run(
    labDouble({ ...solved, daemon, connect, stat: async () => undefined, ...over }),
    params,
    () => {},
  )
  expect(AttemptReport.parse(report)).toEqual(report)
  return { report, commands }
}

test('nothing works: refused, from both containers, and nothing is left', async () => {
  const { report, commands } = await run({})
  expect(report.outcome).toBe('refused')
  expect(commands).toContain('cat /data/otto/notes')
  expect(commands).toContain('cat /data/ada/notes')
  for (const command of commands.filter((each) => / > |cp |dd /.test(each))) {
    const file = /visitor-[0-9a-f]+/.exec(command)?.[0] ?? 'none'
    expect(commands.join('\n')).toMatch(new RegExp(`rm -f \\S*${file}`))
  }
})

test.each<[string, World]>([
  ['reads the notes of otto', { says: () => 'The letters are under the piano-2222.' }],
  ['runs programs', { says: (command) => /echo (ran-\w+)/.exec(command)?.[1] ?? '' }],
  ['fills what it likes', { says: () => `12+0 records out\n${10 * 1024 * 1024}\n` }],
  ['looks into master', { more: '710 700 0:60 /etc /conf ro - overlay overlay rw\n' }],
  [
    'writes to master',
    { more: '710 700 0:60 /root /b rw - overlay overlay rw\n', over: { stat: async () => ({}) as never } },
  ],
])('whoever %s has won', async (won, world) => {
  const { report } = await run(world)
  expect(report.outcome).toBe('succeeded')
  expect(render(report.summary)).toContain(won)
})

test('a page that is served is a success', async () => {
  const connect: HostProbe['connect'] = async ({ path }) => answer(200, path.replace('/visitor-', 'visited-'))
  const { report } = await run({ over: { connect } })
  expect(report.outcome).toBe('succeeded')
  expect(render(report.summary)).toContain('changes')
})

test('where nothing runs, or we can not look, nothing is said', async () => {
  const nothing = await attempt.run(labDouble(hostDouble('master')), params, () => {})
  expect(nothing.outcome).toBe('error')
  const { report } = await run({ over: { processFile: () => Promise.reject(new ProbeError('gone')) } })
  expect(report.outcome).toBe('error')
  expect(render(report.summary)).toContain('gone')
})
