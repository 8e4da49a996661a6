import type { DockerConnection } from '../../engine/hosts/docker-engine.ts'

/** What the sections share. */
export interface Bench {
  /** How often each thing is measured. */
  runs: number
  /** Output per terminal and run, in 10⁶ bytes. */
  megabytes: number
  docker: DockerConnection
  /** Environment of what is started: the same Docker engine, and a home that is no learner's. */
  env: NodeJS.ProcessEnv
  installation: string
  say(line: string): void
  /** Aborts when the whole run is to stop. */
  signal: AbortSignal
}

/** Milliseconds that something takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/** Asks until the answer is yes; throws with `what` when that takes too long. Throws when the signal aborts. */
export async function until(
  what: string,
  ask: () => Promise<boolean>,
  {
    signal,
    timeoutMs = 120_000,
    everyMs = 20,
  }: { signal: AbortSignal; timeoutMs?: number; everyMs?: number },
): Promise<void> {
  const deadline = performance.now() + timeoutMs
  while (!(await ask())) {
    signal.throwIfAborted()
    if (performance.now() > deadline) throw new Error(`${what} did not happen within ${timeoutMs / 1000} s.`)
    await new Promise((resolve) => setTimeout(resolve, everyMs))
  }
}
