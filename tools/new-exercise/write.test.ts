import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Message } from '../../contract/index.ts'
import { modules, root } from '../lib/paths.mjs'
import { CHECKS } from '../validate/checks.ts'
import { problemInWords } from '../validate/problem.ts'
import type { ExerciseFacts } from '../validate/project.ts'
import { KNOWN_TOOLS, readProject } from '../validate/read-project.ts'
import { writeExercise } from './write.ts'

const slug = 'two-locks'
const wanted = { slug, title: 'Two locks, `one` key: ${x}, \\', chinese: '两把锁，`one` 把钥匙：${x}、\\' }

/** A project with what an exercise leans on, and no other exercise but in the index. */
let copy: string

beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'bulkhead-new-exercise-'))
  const leaned = ['contract', 'labs/shared', 'labs/index.ts', KNOWN_TOOLS]
  const configured = ['tsconfig.base.json', '.oxlintrc.json', '.oxfmtrc.json', 'package.json']
  for (const path of [...leaned, ...configured])
    cpSync(join(root, path), join(copy, path), { recursive: true })
  symlinkSync(modules, join(copy, 'node_modules'))
})

afterEach(() => rmSync(copy, { recursive: true }))

function run(command: readonly string[]): { status: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: copy, encoding: 'utf8' })
  return { status, said: stdout + stderr }
}

const program = (...path: string[]): string => join(modules, ...path)

/** What the written exercise says of itself, and how it judges a lab on which all is as it should be. */
function load(): { facts: ExerciseFacts; judged: Record<string, { status: string; summary: Message }[]> } {
  const at = new Date(0).toISOString()
  const daemon = {
    host: 'master',
    at,
    identity: { kind: 'genuine', process: { exe: '/usr/sbin/dockerd', pid: 1 } },
  }
  writeFileSync(
    join(copy, 'load.ts'),
    `import { twoLocks } from './labs/${slug}/exercise.ts'
import { factsOf } from '${root}/tools/validate/exercise-facts.ts'
import { readAreas } from '${root}/tools/languages/catalogs.ts'
const facts = factsOf(import.meta.dirname, twoLocks, readAreas(import.meta.dirname))
const judged = twoLocks.judge(${JSON.stringify({ at, daemon })}, {})
console.log(JSON.stringify({ facts, judged }))
`,
  )
  return JSON.parse(run(['load.ts']).said) as ReturnType<typeof load>
}

describe('a new exercise', () => {
  test('is registered, and sound in both languages', async () => {
    const written = writeExercise(copy, wanted)
    expect(written.every((path) => existsSync(join(copy, path)))).toBe(true)
    const index = readFileSync(join(copy, 'labs/index.ts'), 'utf8')
    expect(index).toMatch(
      /import \{ tampering \}.*\nimport \{ twoLocks \} from '.\/two-locks\/exercise.ts'\nimport/,
    )
    expect(index).toMatch(/\nexport const hardening[^\]]+\[\][^\]]+\n {2}twoLocks as ExerciseDefinition,\n\]/)

    const { facts } = load()
    const project = await readProject(copy, { exercises: () => [facts], course: [], after: {}, glossary: [] })
    const found = CHECKS.flatMap((check) => check.find(project).map(problemInWords))
    // Of the rest, only what the new one leans on is there.
    expect(
      found.filter((problem) => !problem.startsWith('labs/shared/') && !problem.startsWith('contract/')),
    ).toEqual([])
  })

  test('passes types, lint and format', () => {
    writeExercise(copy, wanted)
    const config = {
      extends: './tsconfig.base.json',
      compilerOptions: { composite: false, noEmit: true, emitDeclarationOnly: false, types: ['node'] },
      include: [`labs/${slug}/**/*`],
    }
    writeFileSync(join(copy, 'tsconfig.json'), JSON.stringify(config))
    const folders = [`labs/${slug}`, 'labs/index.ts']
    expect(run([program('typescript', 'bin', 'tsc'), '-p', '.'])).toEqual({ status: 0, said: '' })
    expect(run([program('oxlint', 'bin', 'oxlint'), `labs/${slug}`])).toMatchObject({ status: 0 })
    expect(run([program('oxfmt', 'bin', 'oxfmt'), '--list-different', ...folders])).toMatchObject({
      status: 0,
    })
  })

  test('fails on every lab, and says why', () => {
    writeExercise(copy, wanted)
    const { judged } = load()
    expect(judged.first?.map(({ status, summary }) => [status, summary.text])).toEqual([
      ['pass', 'Docker runs on {0}.'],
      ['fail', 'Nothing is judged here yet.'],
    ])
  })

  test.each(['Doors', 'a', 'open--doors', 'doors-', '../doors', 'new', 'shared', 'daemon_tls', ''])(
    'is not called “%s”',
    (name) => {
      const before = readFileSync(join(copy, 'labs/index.ts'), 'utf8')
      expect(() => writeExercise(copy, { ...wanted, slug: name })).toThrow('Nothing was written.')
      expect(readFileSync(join(copy, 'labs/index.ts'), 'utf8')).toBe(before)
    },
  )

  test('takes nothing’s place', () => {
    writeExercise(copy, wanted)
    expect(() => writeExercise(copy, wanted)).toThrow(`labs/${slug} is there already.`)
  })
})
