import { createHash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { AttemptReport, DoctorFinding, ExerciseVerdict, LabSession } from '../contract/index.ts'
import { localShell } from '../engine/terminal/pty.ts'
import type { ListedExercise } from './commands/list.ts'
import { type CommandLine, commandLine } from './testing/command-line.ts'

/** Images may have to be built first. */
const FIRST_MS = 900_000

let cli: CommandLine
const jsonOf = async (...args: string[]) => {
  const ran = await cli.run(args)
  return { ...ran, json: JSON.parse(ran.stdout) as unknown }
}
/** The statuses that there are, and what is said of checks that could not be carried out. */
const gist = ({ tasks }: ExerciseVerdict) => ({
  statuses: [...new Set(tasks.map((task) => task.status))],
  errors: tasks.flatMap((task) => task.checks.filter(({ status }) => status === 'error')),
})
const master = (script: string, options?: Parameters<CommandLine['run']>[1]) =>
  cli.run(['exec', 'master', '--', 'sh', '-c', script], options)

beforeAll(() => {
  cli = commandLine()
})
afterAll(async () => {
  await cli.run(['down', '--all'])
  const left = await cli.leftovers()
  cli.dispose()
  expect(left).toEqual([])
})

describe('one lab from up to down', () => {
  let session: LabSession

  test('before it is open, every command says so', async () => {
    const list = await jsonOf('list', '--json')
    expect(list.json).toContainEqual(expect.objectContaining({ id: 'daemon-tls', open: false, lab: null }))
    expect(await cli.run(['check', 'daemon-tls', '--json'])).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringContaining('→ Open it: npx bulkhead up daemon-tls'),
    })
    expect(await cli.run(['exec', 'master', '--', 'true'])).toMatchObject({ status: 125, stdout: '' })
  })

  test(
    'up prints one JSON object and nothing else',
    async () => {
      const up = await jsonOf('up', 'daemon-tls', '--seed', 'journey', '--json')
      expect(up.status).toBe(0)
      session = LabSession.parse(up.json)
      expect(session).toMatchObject({ exercise: 'daemon-tls', seed: 'journey' })
      expect(session.hosts.map((host) => host.name)).toEqual(['master', 'client'])
      expect(session.params).toMatchObject({ masterAddress: session.hosts[0]?.address })
      expect(up.stderr).toContain('Starting lab hosts')
    },
    FIRST_MS,
  )

  test('up again finds it open; another seed is refused', async () => {
    expect(LabSession.parse((await jsonOf('up', 'daemon-tls', '--json')).json).id).toBe(session.id)
    expect(await cli.run(['up', 'daemon-tls', '--seed', 'other'])).toMatchObject({ status: 2, stdout: '' })
  })

  test('list and doctor see it', async () => {
    const listed = ((await jsonOf('list', '--json')).json as ListedExercise[]).find(
      ({ id }) => id === 'daemon-tls',
    )
    expect(listed).toMatchObject({ open: true, lab: { id: session.id } })
    const doctor = await jsonOf('doctor', '--json')
    const findings = DoctorFinding.array().parse(doctor.json)
    expect(
      findings.filter(({ id }) => id === 'docker' || id === 'images').map(({ status }) => status),
    ).toEqual(['ok', 'ok'])
    expect(doctor.status).toBe(0)
  })

  test('exec passes input, output, errors and the status through', async () => {
    const ran = await master('cat; echo wrong >&2; exit 7', { input: 'line\n' })
    expect(ran).toMatchObject({ status: 7, stdout: 'line\n', stderr: 'wrong\n' })
    expect(await cli.run(['exec', 'client', '--', 'printf', '%s|', 'a b', '$HOME', ''])).toMatchObject({
      stdout: 'a b|$HOME||',
    })
    expect(await cli.run(['exec', 'master', '--', 'no-such-command'])).toMatchObject({
      status: 127,
      stdout: '',
    })
    expect(await cli.run(['exec', 'nobody', '--', 'true'])).toMatchObject({
      status: 125,
      stderr: expect.stringContaining('master, client'),
    })
  })

  test('exec carries bytes as they are, also more than fit into a pipe', async () => {
    const input = randomBytes(3_000_000)
    const { stdout } = await master('sha256sum', { input })
    expect(stdout.slice(0, 64)).toBe(createHash('sha256').update(input).digest('hex'))
  })

  test('a command that is interrupted ends on the lab host too', async () => {
    const ran = await master('echo started; exec sleep 4242', {
      signalWhen: { said: 'started', signal: 'SIGINT' },
    })
    expect(ran.status).toBe(130)
    expect(await master('pgrep -f "[s]leep 4242"')).toMatchObject({ status: 1, stdout: '' })
  })

  test('shell: sized as the terminal is, which is as before when it is over', async () => {
    vi.stubEnv('SHELL', '/bin/sh')
    const local = await localShell({ cols: 120, rows: 33 })
    let shown = ''
    local.stream.on('data', (chunk: Buffer) => (shown += chunk.toString()))
    const type = (line: string) => local.stream.write(`${line}\r`)
    type(
      `before=$(stty -g); ${cli.words} shell master; echo "status $?, $(test "$before" = "$(stty -g)" && echo as before)"`,
    )
    await vi.waitFor(() => expect(shown).toContain('root@master'), 30_000)
    local.resize(99, 44)
    await vi.waitFor(
      () => {
        type('stty size')
        expect(shown).toContain('44 99')
      },
      { timeout: 15_000, interval: 500 },
    )
    type('exit 3')
    await vi.waitFor(() => expect(shown).toContain('status 3, as before'), 30_000)
    type('exit')
    await local.exited
    local.dispose()
    expect(await cli.run(['shell', 'master'])).toMatchObject({
      status: 125,
      stderr: expect.stringContaining('terminal'),
    })
  })

  test('as it is found, every task fails and the attempt succeeds', async () => {
    const check = await jsonOf('check', 'daemon-tls', '--format', 'json')
    const verdict = ExerciseVerdict.parse(check.json)
    expect(gist(verdict)).toEqual({ statuses: ['fail'], errors: [] })
    expect(check.status).toBe(1)
    expect(verdict).toMatchObject({ exercise: 'daemon-tls', seed: 'journey', mode: 'check', score: 0 })
    const attempt = await jsonOf('attempt', 'daemon-tls', '--json')
    expect(attempt.status).toBe(1)
    expect(AttemptReport.parse(attempt.json).outcome).toBe('succeeded')
  })

  test('for a person it is a table, its evidence and a score, without colours in a pipe', async () => {
    const { stdout } = await cli.run(['check', 'daemon-tls'])
    expect(stdout).toMatch(/FAIL .*\n[^]*tried .*\n[^]*Score 0 of 100: 0 of 6 tasks pass/)
    expect(stdout).not.toContain('\x1b')
  })

  test('a reader that stops early ends the command that writes', async () => {
    const ran = await cli.inShell(`{ ${cli.words} exec master -- yes; echo "status $?" >&2; } | head -1`)
    expect(ran).toMatchObject({ stdout: 'y\n', stderr: 'status 141\n' })
    expect(await master('pgrep -x yes')).toMatchObject({ status: 1, stdout: '' })
    const list = await cli.inShell(`{ ${cli.words} list; echo "status $?" >&2; } | true`)
    expect(list.stderr).toBe('status 0\n')
  })

  test('a solution turns it round', async () => {
    const solve = await cli.run(['solve', 'daemon-tls'])
    expect(solve).toMatchObject({ status: 0, stderr: expect.stringContaining('for authors and instructors') })
    const check = await jsonOf('check', 'daemon-tls', '--format', 'json')
    const verdict = ExerciseVerdict.parse(check.json)
    expect(gist(verdict)).toEqual({ statuses: ['pass'], errors: [] })
    expect(check.status).toBe(0)
    expect(verdict.score).toBe(verdict.maxScore)
    const attempt = await cli.run(['attempt', 'daemon-tls'])
    expect(attempt.status).toBe(0)
    expect(attempt.stdout).toContain('REFUSED: ')
  })

  test('reset gives fresh hosts with the same ports, and keeps what was achieved', async () => {
    const fresh = LabSession.parse((await jsonOf('reset', '--json')).json)
    expect(fresh.id).not.toBe(session.id)
    expect(fresh.params).toEqual(session.params)
    const check = await jsonOf('check', 'daemon-tls', '--json')
    const verdict = ExerciseVerdict.parse(check.json)
    expect(gist(verdict)).toEqual({ statuses: ['fail'], errors: [] })
    expect(check.status).toBe(1)
    expect(verdict.tasks.every((task) => task.achieved !== null)).toBe(true)
  })

  test('down leaves nothing', async () => {
    expect((await jsonOf('down', '--json')).json).toEqual({ closed: ['daemon-tls'] })
    expect(await cli.leftovers()).toEqual([])
    expect((await cli.run(['down'])).status).toBe(2)
    expect((await cli.run(['down', '--all'])).status).toBe(0)
  })

  test('up that is interrupted leaves nothing half made', async () => {
    const ran = await cli.run(['up', 'daemon-tls', '--json'], {
      signalWhen: { said: 'Waiting for Docker', signal: 'SIGINT' },
    })
    expect(ran).toMatchObject({ status: 130, stdout: '' })
    expect(await cli.leftovers()).toEqual([])
    expect((await jsonOf('list', '--json')).json).toContainEqual(
      expect.objectContaining({ id: 'daemon-tls', open: false }),
    )
  })
})
