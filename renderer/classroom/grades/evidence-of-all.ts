import { type Zippable, zipSync } from 'fflate'
import { bytesOf } from '../ui/class-file.ts'
import type { ClassClient } from '../use-class.ts'

/**
 * The signed bundle of each learner, in one archive. Asked for one by one: a class has too much for one answer, and goes
 * on meanwhile. `onProgress` is told how many of how many are there.
 */
export async function evidenceOfAll(
  client: ClassClient,
  onProgress: (done: number, of: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const learners = (await client.people.list()).filter(({ role }) => role === 'learner')
  const files: Zippable = {}
  for (const [index, { id: person }] of learners.entries()) {
    onProgress(index, learners.length)
    const file = await client.grades.get({ format: 'evidence', person })
    files[file.name] = bytesOf(file)
  }
  return zipSync(files)
}
