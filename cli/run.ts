import type { Commands } from './program.ts'
import { runProgram } from './program.ts'
import { onSignals } from './interrupt.ts'
import { endOutput, ignoreClosedPipes } from './output.ts'

/** Runs one command to its end, and the process with it. */
export async function main(argv: readonly string[]): Promise<never> {
  ignoreClosedPipes()
  const status = await runProgram(argv, commands(onSignals()))
  await endOutput()
  // What still waits to be read on standard input keeps nobody here.
  process.exit(status)
}

/** Each command with what it needs is loaded when it is the one that runs. */
function commands(interrupt: AbortSignal): Commands {
  return {
    doctor: async (options) => (await import('./commands/doctor.ts')).doctor(options, interrupt),
    list: async (options) => (await import('./commands/list.ts')).list(options, interrupt),
    up: async (exercise, options) => (await import('./commands/up.ts')).up(exercise, options, interrupt),
    shell: async (host, options) => (await import('./commands/exec.ts')).shell(host, options, interrupt),
    exec: async (host, argv, options) =>
      (await import('./commands/exec.ts')).exec(host, argv, options, interrupt),
    check: async (exercise, options) =>
      (await import('./commands/check.ts')).check(exercise, options, interrupt),
    attempt: async (exercise, options) =>
      (await import('./commands/attempt.ts')).attempt(exercise, options, interrupt),
    solve: async (exercise, options) =>
      (await import('./commands/solve.ts')).solve(exercise, options, interrupt),
    reset: async (exercise, options) =>
      (await import('./commands/reset.ts')).reset(exercise, options, interrupt),
    down: async (exercise, options) =>
      (await import('./commands/down.ts')).down(exercise, options, interrupt),
  }
}
