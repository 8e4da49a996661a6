import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { CheckResult } from '../../contract/index.ts'
import { judge } from './judge.ts'
import { all, butFor, folder, load, names, statusesOf } from './recordings.ts'
import { tasks } from './tasks.ts'

/** A wrong fix says itself where it fails, in its first line. */
function expected(name: string): Record<string, string> {
  const wrong = /^wrong-(.+)\.json$/.exec(name)?.[1]
  if (wrong === undefined) return all(name === 'fresh.json' ? 'fail' : 'pass')
  const [first = ''] = readFileSync(new URL(`wrong/${wrong}.sh`, import.meta.url), 'utf8').split('\n')
  return butFor(...first.replace('# fails: ', '').split(', '))
}

test.each(names)('%s', (name) => {
  const { observation, params } = load(name)
  expect(statusesOf(observation, params)).toEqual(expected(name))
})

test('every script was recorded', () => {
  const scripts = ['solutions', 'wrong'].flatMap((kind) =>
    readdirSync(new URL(`${kind}/`, import.meta.url)).map(
      (file) => `${kind}-${file.replace(/\.sh$/, '.json')}`,
    ),
  )
  expect(names).toEqual(expect.arrayContaining(scripts.filter((name) => name !== 'wrong-lib.json')))
})

test('every task passes in some recordings and fails in others', () => {
  for (const { id } of tasks) {
    expect(new Set(names.map((name) => expected(name)[id]))).toEqual(new Set(['pass', 'fail']))
  }
})

test.each(names)('%s: every result can be published, says something and shows its evidence', (name) => {
  const { observation, params } = load(name)
  const results = judge(observation, params)
  expect(Object.keys(results).sort()).toEqual(tasks.map((task) => task.id).sort())
  for (const check of Object.values(results).flat()) {
    expect(CheckResult.parse(check)).toEqual(check)
    expect(check.summary).toMatch(/^\S.+\.$/)
    expect(check.evidence.length).toBeGreaterThan(0)
  }
  for (const checks of Object.values(results)) {
    const ids = checks.map((check) => check.id)
    expect(new Set(ids).size).toBe(ids.length)
  }
})

test('no recording holds a private key', () => {
  for (const name of names) expect(readFileSync(new URL(name, folder), 'utf8')).not.toContain('PRIVATE KEY')
})
