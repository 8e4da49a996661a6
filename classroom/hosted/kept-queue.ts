import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { ExerciseId } from '../../contract/index.ts'
import { PersonId } from '../../contract/class/index.ts'

const Turn = z.object({ person: PersonId, exercise: ExerciseId, since: z.iso.datetime() })
export type Turn = z.infer<typeof Turn>

const file = (home: string) => join(home, 'hosted-queue.json')

/** Who waited when the server ended, in order; nobody where the file is gone or isn't ours. */
export function readQueue(home: string): Turn[] {
  try {
    return z
      .array(Turn)
      .max(10_000)
      .parse(JSON.parse(readFileSync(file(home), 'utf8')))
  } catch {
    return []
  }
}

export function keepQueue(home: string, queue: readonly Turn[]): void {
  const text = JSON.stringify(queue.map(({ person, exercise, since }) => ({ person, exercise, since })))
  writeFileSync(`${file(home)}.new`, text, { mode: 0o600 })
  renameSync(`${file(home)}.new`, file(home))
}
