import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import BetterSqlite3 from 'better-sqlite3'
import { expect, test } from 'vitest'
import { PROGRESS_FILE, openProgress } from './progress.ts'

const ROUNDS = 20

/** Runs the writer until it has written something and a random moment has passed, then kills it. */
async function writeAndKill(home: string, round: number): Promise<string[]> {
  const script = join(import.meta.dirname, 'testing', 'verdict-writer.ts')
  const child = spawn(process.execPath, [script, home, String(round)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text))
  const ended = once(child, 'close')
  await Promise.race([once(child.stdout, 'data'), ended])
  await sleep(Math.random() * 60)
  child.kill('SIGKILL')
  const [, signal] = await ended
  expect(signal).toBe('SIGKILL')
  return printed.split('\n').slice(0, -1)
}

test('nothing that was acknowledged is missing after kill -9', { timeout: 120_000 }, async () => {
  const home = mkdtempSync(join(tmpdir(), 'bulkhead-killed-'))
  try {
    const acknowledged: string[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const lines = await writeAndKill(home, round)
      expect(lines.length).toBeGreaterThan(0)
      acknowledged.push(...lines)
    }
    const progress = openProgress(home)
    expect(progress.setAside).toBeUndefined()
    await progress.close()
    const raw = new BetterSqlite3(join(home, PROGRESS_FILE), { readonly: true })
    const achievements = new Set(raw.prepare("select seed || ' ' || at from achievements").pluck().all())
    const verdicts = new Set(raw.prepare("select json ->> 'seed' || ' ' || at from verdicts").pluck().all())
    raw.close()
    expect(acknowledged.filter((line) => !achievements.has(line) || !verdicts.has(line))).toEqual([])
    expect(verdicts.size).toBe(achievements.size)
  } finally {
    rmSync(home, { recursive: true })
  }
})
