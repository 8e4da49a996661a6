import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { msg } from '../contract/index.ts'
import { TroubleError } from '../engine/hosts/lab-hosts.ts'
import { Interrupted } from './interrupt.ts'
import { speak, wantedLanguage } from './language.ts'
import { type Commands, runProgram } from './program.ts'

const stderr = vi.spyOn(process.stderr, 'write')
const stdout = vi.spyOn(process.stdout, 'write')
const told = () => stderr.mock.calls.map(([text]) => text).join('')

beforeEach(() => {
  stderr.mockReset().mockReturnValue(true)
  stdout.mockReset().mockReturnValue(true)
})
afterEach(() => vi.unstubAllEnvs())

/** Runs with commands that note how they were called; `outcome` answers in their place. */
async function run(line: string[], outcome: () => Promise<number> = async () => 0) {
  const calls: unknown[][] = []
  const commands = new Proxy({} as Commands, {
    get:
      (_, name) =>
      (...given: unknown[]) => {
        calls.push([name, ...given])
        return outcome()
      },
  })
  return { status: await runProgram(line, commands), calls }
}

test('everything after -- belongs to the command that is run', async () => {
  const { calls } = await run([
    'exec',
    'master',
    '--exercise',
    'one',
    '-t',
    '--',
    'ls',
    '--json',
    '-t',
    '--',
    '-x',
  ])
  expect(calls).toEqual([
    ['exec', 'master', ['ls', '--json', '-t', '--', '-x'], { exercise: 'one', tty: true }],
  ])
})

test.each([
  [['check', 'one'], { format: 'human' }],
  [['check', 'one', '--format', 'tap', '--out', 'f'], { format: 'tap', out: 'f' }],
  [['check', 'one', '--format', 'json'], { format: 'json' }],
  [['check', 'one', '--json'], { format: 'json' }],
  [
    ['check', 'one', '--host', 'ssh://there', '--seed', 's', '--param', 'a=1', 'b=2', '--probe'],
    { format: 'human', host: 'ssh://there', seed: 's', param: ['a=1', 'b=2'], probe: true },
  ],
])('%j checks with %j', async (line, options) => {
  expect((await run(line)).calls).toEqual([['check', 'one', options]])
})

test('audit looks; its own commands have their own options', async () => {
  expect((await run(['audit'])).calls).toEqual([['audit', { format: 'human' }]])
  expect(
    (await run(['audit', '--lab', 'one', '--lab-host', 'a', '--probe', '--policy', 'p', '--item', 'K2']))
      .calls,
  ).toEqual([['audit', { lab: 'one', labHost: 'a', probe: true, policy: 'p', item: 'K2', format: 'human' }]])
  expect((await run(['audit', 'attest', 'O1', '--by', 'Ada', '--no', '--policy', 'p'])).calls).toEqual([
    ['auditAttest', 'O1', { by: 'Ada', no: true, policy: 'p' }],
  ])
  expect(
    (
      await run([
        'audit',
        'accept',
        'C5',
        'container:*',
        '--by',
        'A',
        '--reason',
        'R',
        '--until',
        '2027-01-01',
      ])
    ).calls,
  ).toEqual([['auditAccept', 'C5', 'container:*', { by: 'A', reason: 'R', until: '2027-01-01' }]])
  expect((await run(['audit', 'list', '--json'])).calls).toEqual([['auditList', { json: true }]])
  expect((await run(['audit', 'diff', 'aa'])).calls).toEqual([['auditDiff', 'aa', undefined, {}]])
  expect((await run(['audit', 'attest', 'O1'])).status).toBe(64)
  expect((await run(['audit', '--format', 'pdf'])).status).toBe(64)
})

test('options and arguments reach their command', async () => {
  expect((await run(['up', 'one', '--seed', 's1', '--json'])).calls).toEqual([
    ['up', 'one', { seed: 's1', json: true }],
  ])
  expect((await run(['down', '--all'])).calls).toEqual([['down', undefined, { all: true }]])
  expect((await run(['reset', 'one'])).calls).toEqual([['reset', 'one', {}]])
  expect((await run(['solve', 'one', '--solution', 'two'])).calls).toEqual([
    ['solve', 'one', { solution: 'two' }],
  ])
  expect((await run(['shell', 'client'])).calls).toEqual([['shell', 'client', {}]])
})

test('the commands of a class get theirs', async () => {
  const place = { data: '/c', database: 'postgres://there/class' }
  const typed = ['--data', place.data, '--database', place.database]
  expect((await run(['class', 'backup', 'f', ...typed])).calls).toEqual([['classBackup', 'f', place]])
  expect((await run(['class', 'restore', 'f', ...typed])).calls).toEqual([['classRestore', 'f', place]])
  expect((await run(['class', 'grades'])).calls).toEqual([['classGrades', { format: 'csv', out: '.' }]])
  expect(
    (await run(['class', 'grades', '--format', 'evidence', '--learner', '1', '--out', 'o', ...typed])).calls,
  ).toEqual([['classGrades', { format: 'evidence', learner: '1', out: 'o', ...place }]])
  expect((await run(['class', 'serve'])).calls).toEqual([['classServe', { hosting: true }]])
  expect(
    (
      await run([
        'class',
        'serve',
        '--no-hosting',
        '--listen',
        '0.0.0.0',
        '--public-name',
        'a',
        'b',
        '--json',
      ])
    ).calls,
  ).toEqual([['classServe', { hosting: false, listen: '0.0.0.0', publicName: ['a', 'b'], json: true }]])
  expect((await run(['verify', 'a', 'b', '--key', 'k', '--json'])).calls).toEqual([
    ['verify', ['a', 'b'], { key: 'k', json: true }],
  ])
})

test('a command’s status is ours', async () => {
  expect((await run(['exec', 'master', '--', 'x'], async () => 77)).status).toBe(77)
})

test.each([
  [['chekc', 'one'], 'Did you mean check?'],
  [['check'], "missing required argument 'exercise'"],
  [['check', 'one', 'two'], 'too many arguments'],
  [['check', 'one', '--format', 'xml'], 'Allowed choices are human, json'],
  [['exec', 'master'], "missing required argument 'command'"],
  [['exec', 'master', 'ls', '-l'], 'put -- before the command'],
  [['up', 'one', '--sed', 'x'], 'Did you mean --seed?'],
  [[], 'Usage: bulkhead'],
  [['class'], 'Usage: bulkhead class'],
  [['class', 'grdes'], 'Did you mean grades?'],
  [['class', 'grades', '--format', 'xls'], 'Allowed choices are csv, json'],
  [['class', 'backup'], "missing required argument 'file'"],
  [['class', 'serve', 'now'], 'too many arguments'],
  [['verify'], "missing required argument 'file'"],
])('what is not understood, %j, is told with a hint and ends with 64', async (line, hint) => {
  const { status, calls } = await run(line)
  expect({ status, calls }).toEqual({ status: 64, calls: [] })
  expect(told()).toContain(hint)
  expect(stdout).not.toHaveBeenCalled()
})

test('help is no failure, and each command has its own', async () => {
  expect((await run(['--help'])).status).toBe(0)
  expect((await run(['exec', '--help'])).status).toBe(0)
  expect(stdout.mock.calls.join('')).toContain('exec [options] <host> -- <command...>')
})

const trouble = { code: 'x', what: msg`It rains.`, means: msg`You get wet.`, todo: msg`Take an umbrella.` }

test.each([
  [['check', 'one'], 2],
  [['attempt', 'one'], 2],
  [['up', 'one'], 2],
  [['class', 'serve'], 2],
  [['verify', 'a'], 2],
  [['exec', 'master', '--', 'true'], 125],
  [['shell', 'master'], 125],
])('trouble of ours in %j ends with %j', async (line, status) => {
  const outcome = await run(line, () => Promise.reject(new TroubleError(trouble)))
  expect(outcome.status).toBe(status)
  expect(told()).toBe('bulkhead: It rains.\n  You get wet.\n  → Take an umbrella.\n')
})

test('the contract’s own trouble is told alike, and a bug without its stack', async () => {
  await run(['list'], () =>
    Promise.reject(Object.assign(new Error('other words'), { code: 'TROUBLE', data: trouble })),
  )
  expect(told()).toContain('Take an umbrella.')
  expect((await run(['list'], () => Promise.reject(new TypeError('x is not y')))).status).toBe(2)
  expect(told()).toContain('x is not y')
  expect(told()).not.toContain('program.test.ts')
})

test('BULKHEAD_DEBUG=1 shows where it came from', async () => {
  vi.stubEnv('BULKHEAD_DEBUG', '1')
  await run(['list'], () => Promise.reject(new TypeError('x is not y')))
  expect(told()).toContain('program.test.ts')
})

test('an interruption is told by the status alone', async () => {
  expect((await run(['up', 'one'], () => Promise.reject(new Interrupted('SIGINT')))).status).toBe(130)
  expect(told()).toBe('')
})

describe('the language', () => {
  afterEach(() => speak('en'))

  test.each([
    [['--lang', 'zh-CN', 'list'], {}, 'zh-CN'],
    [['list', '--lang=zh-CN'], {}, 'zh-CN'],
    [['list'], { BULKHEAD_LANG: 'zh-CN', LC_ALL: 'C' }, 'zh-CN'],
    [['list'], { LC_ALL: 'zh_CN.UTF-8', LANG: 'en_US.UTF-8' }, 'zh-CN'],
    [['list'], { LC_ALL: 'C', LANG: 'zh_CN.UTF-8' }, 'en'],
    [['list', '--lang', 'en'], { LANG: 'zh_CN.UTF-8' }, 'en'],
    [['exec', 'master', '--', 'ls', '--lang', 'zh-CN'], {}, 'en'],
    [['list', '--lang'], { BULKHEAD_LANG: '' }, 'en'],
  ])('%j with %j is %s', (argv, env, language) => {
    expect(wantedLanguage(argv, env)).toBe(language)
  })

  test('is the reader’s, in troubles, help and what commander says', async () => {
    await run(['list', '--lang', 'zh-CN'], () => Promise.reject(new TypeError('x is not y')))
    expect(told()).toMatch(/^bulkhead: .*出错.*x is not y/)
    stderr.mockClear()
    await run(['--lang', 'zh-CN', 'chekc'])
    expect(told()).toMatch(/未知命令“chekc”\n（.*check.*）/)
    expect((await run(['check', '--help', '--lang', 'zh-CN'])).status).toBe(0)
    expect(stdout.mock.calls.join('')).toMatch(/^用法：[^]*选项：[^]*全局选项：/)
  })

  test.each([
    [['chekc', 'one']],
    [['check']],
    [['check', 'one', 'two']],
    [['check', 'one', '--format', 'xml']],
    [['exec', 'master', 'ls', '-l']],
    [['up', 'one', '--sed', 'x']],
    [['up', 'one', '--seed']],
    [['class', 'grdes']],
    [['class', 'grades', '--format', 'xls']],
    [['class', 'backup']],
    [['verify']],
  ])('is the reader’s in every line about %j', async (line) => {
    expect((await run([...line, '--lang=zh-CN'])).status).toBe(64)
    const lines = told()
      .split('\n')
      .filter((one) => one !== '' && !one.startsWith('  → npx bulkhead'))
    expect(lines.length).toBeGreaterThan(0)
    for (const one of lines) expect(one).toMatch(/[一-龥]/)
  })

  test('that there is not is told', async () => {
    expect((await run(['list', '--lang', 'tlh'])).status).toBe(64)
    expect(told()).toContain('Allowed choices are en, zh-CN')
  })
})
