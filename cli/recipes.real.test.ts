import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Params, paramsToEnvironment } from '../contract/index.ts'
import { sshIntoLabHost } from '../engine/audit/hosts/testing.ts'

/** The recipes' own commands, run by this checkout on one lab host: as a lab where they open it, else as a server over ssh. */
const root = join(import.meta.dirname, '..')
const recipe = (path: string) => join(root, 'recipes', path)
const text = (path: string) => readFileSync(recipe(path), 'utf8')
const folder = mkdtempSync(join(tmpdir(), 'bulkhead-recipes-'))
const cli = join(root, 'cli/bulkhead.mjs')
const settings = { EXERCISE: 'least-privilege', SEED: 'ci', BULKHEAD_LANG: 'en' }
const env: NodeJS.ProcessEnv = {
  ...process.env,
  ...settings,
  BULKHEAD_HOME: join(folder, 'home'),
  NODE: process.execPath,
  BULKHEAD: `${process.execPath} ${cli}`,
}
let end = () => {}

const run = (command: string, more: NodeJS.ProcessEnv = {}, cwd = folder) =>
  spawnSync('bash', ['-ec', command], { cwd, env: { ...env, ...more }, encoding: 'utf8' })
/** What the workflow's steps run. */
const steps = [...text('github-actions/grade.yml').matchAll(/^ +run: (node bulkhead\/.*)$/gm)].map(
  ([, step = '']) => step,
)
const json = (path: string) => JSON.parse(readFileSync(path, 'utf8'))

beforeAll(async () => {
  symlinkSync(root, join(folder, 'bulkhead'))
  const opened = run(steps[0] ?? '')
  expect([opened.status, opened.stderr]).toEqual([0, expect.any(String)])
  const { stdout } = run(`node bulkhead/cli/bulkhead.mjs up ${settings.EXERCISE} --json`)
  const { id, params } = JSON.parse(stdout) as { id: string; params: Params }
  const values = Object.entries(paramsToEnvironment(params)).map(
    ([name, value]) => `export ${name}='${value}'\n`,
  )
  const solution = readFileSync(join(root, 'labs', settings.EXERCISE, 'solutions/docker-run.sh'), 'utf8')
  writeFileSync(join(folder, 'solution.sh'), values.join('') + solution)
  const ssh = await sshIntoLabHost(id)
  env.PATH = ssh.path
  env.SERVER = `ssh://root@127.0.0.1:${ssh.port}`
  end = ssh.stop
}, 300_000)

afterAll(() => {
  end()
  run('node bulkhead/cli/bulkhead.mjs down --all')
  rmSync(folder, { recursive: true, force: true })
})

function gradescope(): { status: number | null; results: { score: number; tests: object[] } } {
  const place = join(folder, 'autograder')
  mkdirSync(join(place, 'source'), { recursive: true })
  writeFileSync(join(place, 'source/exercise.env'), 'EXERCISE=least-privilege\nSEED=ci\n')
  writeFileSync(join(place, 'source/servers.json'), JSON.stringify({ 'ada@example.org': env.SERVER }))
  writeFileSync(join(place, 'submission_metadata.json'), '{"users": [{"email": "ada@example.org"}]}')
  const { status } = run(`bash ${recipe('gradescope/run_autograder')}`, { AUTOGRADER: place })
  return { status, results: json(join(place, 'results/results.json')) }
}

test('Gradescope as found: a result, and no points', () => {
  expect(gradescope()).toMatchObject({ status: 0, results: { score: 0 } })
})

test('GitHub Actions: solution, grade and audit', () => {
  const [, solve = '', grade = '', audit = ''] = steps
  expect(run(solve).status).toBe(0)
  expect(run(grade).status).toBe(0)
  expect(readFileSync(join(folder, 'results.xml'), 'utf8')).toContain('failures="0"')
  expect(run(audit).status).toBe(0)
  expect(json(join(folder, 'audit.sarif')).version).toBe('2.1.0')
})

test('GitLab CI: the server of a team', () => {
  const [, check = ''] = /^ +- bulkhead (check .*)$/m.exec(text('gitlab-ci/.gitlab-ci.yml')) ?? []
  expect(run(`$BULKHEAD ${check}`).status).toBe(0)
})

test('Gradescope and PrairieLearn after the solution: all points', () => {
  expect(gradescope()).toMatchObject({ status: 0, results: { score: 100 } })
  const place = join(folder, 'grade')
  mkdirSync(join(place, 'data'), { recursive: true })
  cpSync(dirname(recipe('prairielearn/tests/run.sh')), join(place, 'tests'), { recursive: true })
  const params = { server: env.SERVER, exercise: 'least-privilege', seed: 'ci' }
  writeFileSync(join(place, 'data/data.json'), JSON.stringify({ params }))
  expect(run(`sh ${join(place, 'tests/run.sh')}`, { GRADE: place }).status).toBe(0)
  expect(json(join(place, 'results/results.json'))).toMatchObject({ gradable: true, score: 1 })
})
