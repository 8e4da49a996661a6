import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checkBoundaries } from './boundaries/check.ts'
import { CHECKS } from './validate/checks.ts'
import { KNOWN_TOOLS, readProject } from './validate/read-project.ts'
import type { ExerciseFacts, Project } from './validate/project.ts'
import { COMPUTED, FOLDERS, RULES } from './boundaries/rules.ts'
import { modules, root } from './lib/paths.mjs'

const canaries = join(import.meta.dirname, 'canaries')

/** A copy outside the project: inside, the checkers are told to leave canaries alone. */
let copy: string

beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'bulkhead-canaries-'))
})

afterEach(() => rmSync(copy, { recursive: true }))

/** Puts a canary beside our own configuration of its checker. */
function place(canary: string, ...configurations: string[]): void {
  cpSync(join(canaries, canary), copy, { recursive: true })
  for (const name of configurations) cpSync(join(root, name), join(copy, name))
}

function run(cwd: string, program: string[], ...args: string[]): { status: number | null; output: string } {
  const { status, stdout } = spawnSync(process.execPath, [join(modules, ...program), ...args], {
    cwd,
    encoding: 'utf8',
  })
  return { status, output: stdout }
}

describe('boundaries', () => {
  const ids = [...RULES.map((rule) => rule.id), COMPUTED.id]

  test('every rule has a canary', () => {
    expect(readdirSync(join(canaries, 'boundaries')).toSorted()).toEqual(ids.toSorted())
  })

  test.each(ids)('%s', (id) => {
    const place = join(canaries, 'boundaries', id)
    const { modules: checked, violations } = checkBoundaries(place, readdirSync(place))
    expect(checked).toBeGreaterThan(0)
    expect(violations.map((violation) => violation.rule)).toEqual([id])
  })

  test('a folder in which no modules are found', () => {
    const { violations } = checkBoundaries(copy)
    expect(violations.map(({ rule }) => rule)).toEqual(Object.keys(FOLDERS).map(() => 'no-modules'))
  })

  test('the compiler is told no more than the rules allow', () => {
    for (const [folder, allowed] of Object.entries(FOLDERS)) {
      const config = JSON.parse(readFileSync(join(root, folder, 'tsconfig.json'), 'utf8')) as {
        references: { path: string }[]
      }
      const references = config.references.map(({ path }) => basename(path))
      expect(allowed, `references of ${folder}/`).toEqual(expect.arrayContaining(references))
    }
  })
})

describe('validate', () => {
  const folder = join(canaries, 'validate')
  const ids = CHECKS.map((check) => check.id)
  const cases = ids.flatMap((id) =>
    readdirSync(join(folder, id)).map((name): [check: string, name: string] => [id, name]),
  )

  interface Written extends Omit<Project, 'exercises'> {
    exercises: ExerciseFacts[]
  }

  /** The checks that a course fails, which is a good one but for what the canary puts over it. */
  async function failedBy(canary?: string): Promise<string[]> {
    place('validate/good')
    if (canary !== undefined) place(`validate/${canary}`)
    cpSync(join(root, KNOWN_TOOLS), join(copy, KNOWN_TOOLS), { recursive: true })
    const { exercises, ...facts } = JSON.parse(readFileSync(join(copy, 'course.json'), 'utf8')) as Written
    const project = await readProject(copy, { ...facts, exercises: () => exercises })
    return CHECKS.filter((check) => check.find(project).length > 0).map(({ id }) => id)
  }

  test('every check has a canary', () => {
    expect(readdirSync(folder).toSorted()).toEqual([...ids, 'good'].toSorted())
  })

  test('a course in which nothing is wrong', async () => {
    expect(await failedBy()).toEqual([])
  })

  test.each(cases)('%s: %s', async (id, name) => {
    expect(await failedBy(`${id}/${name}`)).toEqual([id])
  })
})

describe('types', () => {
  test.each(Object.keys(FOLDERS))(
    '%s/ has no globals of elsewhere and no files it does not reference',
    (folder) => {
      const project = join(canaries, 'types', folder, 'tsconfig.json')
      const { status, output } = run(root, ['typescript', 'bin', 'tsc'], '-p', project, '--pretty', 'false')
      expect(status).not.toBe(0)
      expect(output).toMatch(/globals\.ts\(1,\d+\): error TS(2304|2584|2591|2580|2686)/)
      expect(output).toMatch(/imports\.ts\(1,8\): error TS6307/)
    },
  )
})

describe('lint', () => {
  interface LintConfig {
    rules: Record<string, unknown>
    overrides: { rules: Record<string, unknown> }[]
  }

  test('every rule that is set has a canary that it catches', () => {
    place('lint', '.oxlintrc.json', 'tsconfig.base.json')
    const config = JSON.parse(readFileSync(join(copy, '.oxlintrc.json'), 'utf8')) as LintConfig
    const set = [config, ...config.overrides].flatMap(({ rules }) => Object.entries(rules))
    const wanted = set.filter(([, level]) => level !== 'off').map(([rule]) => rule)
    const { status, output } = run(copy, ['oxlint', 'bin', 'oxlint'], '--format', 'json')
    expect(status).toBe(1)
    const { diagnostics } = JSON.parse(output) as { diagnostics: { code: string; filename: string }[] }
    const caught = diagnostics.map(({ code, filename }) => `${basename(filename).split('.')[0]} ${code}`)
    const expected = wanted.map((rule) => `${rule.replace('/', '-')} ${codeOf(rule)}`)
    expect(caught).toEqual(expect.arrayContaining(expected))
    // Rules that need types are on, though not named in the configuration.
    expect(caught).toContain('typescript-no-floating-promises typescript(no-floating-promises)')
  })

  /** As oxlint writes a rule in its reports. */
  function codeOf(rule: string): string {
    const [plugin, name] = rule.includes('/') ? rule.split('/') : ['eslint', rule]
    return `${plugin === 'react' ? 'react-hooks' : plugin}(${name})`
  }
})

test('format', () => {
  place('format', '.oxfmtrc.json')
  const { status, output } = run(copy, ['oxfmt', 'bin', 'oxfmt'], '--list-different', '.')
  expect(status).toBe(1)
  expect(output).toContain('bad.ts')
})

test('dead code', () => {
  place('knip', 'knip.json')
  const { status, output } = run(copy, ['knip', 'bin', 'knip.js'], '--no-progress', '--reporter', 'json')
  expect(status).toBe(1)
  const { issues } = JSON.parse(output) as { issues: Record<string, { name: string }[]>[] }
  const names = (kind: string) => issues.flatMap((issue) => issue[kind] ?? []).map(({ name }) => name)
  expect(names('files')).toEqual(['engine/unused-file.ts'])
  expect(names('exports')).toEqual(['unusedExport'])
  expect(names('types')).toEqual(['UnusedType'])
  expect(names('dependencies')).toEqual(['zod'])
})
