import type { LabSession } from '../contract/index.ts'
import type { ProgressLine } from './progress-line.ts'
import type { Client } from './with-engine.ts'

/** Shows what the lab of an exercise is doing until `work` with it is over. */
export async function followLab(
  client: Client,
  exercise: string,
  line: ProgressLine,
  work: () => Promise<LabSession>,
): Promise<LabSession> {
  const over = new AbortController()
  const following = (async () => {
    for await (const state of await client.lab.watch({ exercise }, { signal: over.signal })) {
      if (over.signal.aborted) return
      if (state.kind === 'opening' || state.kind === 'resetting') line.show(state.progress)
    }
  })()
  try {
    return await work()
  } finally {
    over.abort()
    await following
    line.clear()
  }
}
