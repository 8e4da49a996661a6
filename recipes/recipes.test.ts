import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Commands, runProgram } from '../cli/program.ts'

let folder = ''
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'bulkhead-recipes-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const here = (path: string) => join(import.meta.dirname, path)

/** Lines of a recipe that call Bulkhead, as words; with the settings that it has put in. */
function callsIn(path: string): string[][] {
  return readFileSync(here(path), 'utf8')
    .split('\n')
    .flatMap(
      (line) => /(?:bulkhead(?:\.mjs)?|\$BULKHEAD) ((?:up|exec|check|audit) .*)$/.exec(line)?.[1] ?? [],
    )
    .map((call) =>
      call
        .replace(/ (?:<|\|\|) .*$/, '')
        .replaceAll('"', '')
        .split(' ')
        .map((word) => (/^\$(SERVER|server)$/.test(word) ? 'ssh://there' : word.replace(/^\$\w+$/, 'one'))),
    )
}

test.each([
  ['github-actions/grade.yml', 4],
  ['gitlab-ci/.gitlab-ci.yml', 3],
  ['gradescope/run_autograder', 1],
  ['prairielearn/tests/run.sh', 1],
])('%s: the command line understands each of its calls', async (path, count) => {
  const calls = callsIn(path)
  expect(calls).toHaveLength(count)
  for (const call of calls) {
    const ran: unknown[] = []
    const commands = new Proxy({} as Commands, {
      get:
        (_, name) =>
        async (...given: unknown[]) => {
          ran.push(name, given)
          return 0
        },
    })
    expect([call, await runProgram(call, commands)]).toEqual([call, 0])
    expect(ran).toHaveLength(2)
  }
})

test.each(['gradescope/setup.sh', 'gradescope/run_autograder', 'prairielearn/tests/run.sh'])(
  '%s can be read by its shell',
  (path) => {
    const shell = readFileSync(here(path), 'utf8').startsWith('#!/bin/sh') ? 'sh' : 'bash'
    expect(spawnSync(shell, ['-n', here(path)], { encoding: 'utf8' }).stderr).toBe('')
  },
)

/** A Bulkhead that notes how it was called, writes a result and ends so. */
function stub(status: number): string {
  const path = join(folder, 'bulkhead')
  writeFileSync(
    path,
    `#!/bin/sh\necho "$@" > ${folder}/called\nfor last; do :; done\necho '{"score": 1}' > "$last"\nexit ${status}\n`,
  )
  chmodSync(path, 0o755)
  return path
}

function gradescope(status: number, email: string) {
  mkdirSync(join(folder, 'source'))
  writeFileSync(join(folder, 'source/exercise.env'), 'EXERCISE=userns-remap\nSEED=s1\n')
  writeFileSync(join(folder, 'source/servers.json'), '{"ada@example.org": "ssh://grader@192.0.2.7"}')
  writeFileSync(join(folder, 'submission_metadata.json'), JSON.stringify({ users: [{ email }] }))
  const env = { ...process.env, AUTOGRADER: folder, BULKHEAD: stub(status), NODE: process.execPath }
  return spawnSync('bash', [here('gradescope/run_autograder')], { env, encoding: 'utf8' })
}

test('Gradescope: the server is the one that the instructor listed; a fail is a result', () => {
  expect(gradescope(1, 'ada@example.org').status).toBe(0)
  expect(readFileSync(join(folder, 'called'), 'utf8')).toMatch(
    /^check userns-remap --host ssh:\/\/grader@192\.0\.2\.7 --seed s1 --format gradescope --out /,
  )
  expect(existsSync(join(folder, 'results/results.json'))).toBe(true)
})

test('Gradescope: what could not be told leaves no result', () => {
  expect(gradescope(2, 'ada@example.org').status).toBe(2)
  expect(existsSync(join(folder, 'results/results.json'))).toBe(false)
})

test.each(['eve@example.org', '__proto__', 'toString'])('Gradescope: nobody is graded for %s', (email) => {
  const { status, stderr } = gradescope(0, email)
  expect([status, stderr]).toEqual([1, 'No server is listed for whoever submitted this.\n'])
  expect(existsSync(join(folder, 'called'))).toBe(false)
})

test('PrairieLearn: parameters of the question say what is graded', () => {
  mkdirSync(join(folder, 'data'))
  cpSync(here('prairielearn/tests'), join(folder, 'tests'), { recursive: true })
  const params = { server: 'ssh://there', exercise: 'namespaces', seed: 's2' }
  writeFileSync(join(folder, 'data/data.json'), JSON.stringify({ params }))
  const env = { ...process.env, GRADE: folder, BULKHEAD: stub(2), NODE: process.execPath }
  expect(spawnSync('sh', [join(folder, 'tests/run.sh')], { env }).status).toBe(0)
  expect(readFileSync(join(folder, 'called'), 'utf8')).toMatch(
    /^check namespaces --host ssh:\/\/there --seed s2 /,
  )
  writeFileSync(join(folder, 'data/data.json'), '{"params": {}}')
  expect(spawnSync('sh', [join(folder, 'tests/run.sh')], { env }).status).toBe(1)
})

test('PrairieLearn: the question runs the file that is there', () => {
  const { externalGradingOptions: options } = JSON.parse(readFileSync(here('prairielearn/info.json'), 'utf8'))
  expect(options).toMatchObject({ enabled: true, entrypoint: '/grade/tests/run.sh', enableNetworking: true })
  expect(existsSync(here('prairielearn/tests/run.sh'))).toBe(true)
})
