import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const root = join(import.meta.dirname, '../..')

/** So many learners who join by the link, report what was recorded on real lab hosts, and stay until `leave`. */
export async function playLearners(
  link: string,
  count: number,
  exercise: string,
): Promise<{ leave(): Promise<void> }> {
  const child = spawn(
    join(root, 'node_modules/.bin/node'),
    ['tools/class/main.ts', link, String(count), exercise],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const ended = once(child, 'exit')
  const areIn = once(createInterface({ input: child.stdout }), 'line')
  await Promise.race([
    areIn,
    ended.then(([status]) => {
      throw new Error(`The learners left with status ${String(status)} before all were in.`)
    }),
  ])
  return {
    async leave() {
      child.kill('SIGINT')
      await ended
    },
  }
}
