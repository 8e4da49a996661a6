/** The `bulkhead` command: engine and exercises, put together for the command line. */
import { onSignals } from './interrupt.ts'
import { endOutput, ignoreClosedPipes } from './output.ts'
import { type Commands, runProgram } from './program.ts'

ignoreClosedPipes()
const interrupt = onSignals()

/** Each command, with what it needs, is loaded when it is the one that runs. */
const commands: Commands = {
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
  classServe: async (options) => (await import('./commands/class-serve.ts')).classServe(options, interrupt),
  classBackup: async (file, options) =>
    (await import('./commands/class-backup.ts')).classBackup(file, options),
  classRestore: async (file, options) =>
    (await import('./commands/class-backup.ts')).classRestore(file, options),
  classGrades: async (options) => (await import('./commands/class-grades.ts')).classGrades(options),
  audit: async (options) => (await import('./commands/audit.ts')).audit(options, interrupt),
  auditAttest: async (item, options) =>
    (await import('./commands/audit-policy.ts')).auditAttest(item, options, interrupt),
  auditAccept: async (item, subject, options) =>
    (await import('./commands/audit-policy.ts')).auditAccept(item, subject, options, interrupt),
  auditList: async (options) => (await import('./commands/audit-kept.ts')).auditList(options, interrupt),
  auditDiff: async (before, after, options) =>
    (await import('./commands/audit-kept.ts')).auditDiff(before, after, options, interrupt),
  verify: async (files, options) => (await import('./commands/verify.ts')).verify(files, options),
  down: async (exercise, options) => (await import('./commands/down.ts')).down(exercise, options, interrupt),
}

const status = await runProgram(process.argv.slice(2), commands)
await endOutput()
// What still waits to be read on standard input keeps nobody here.
process.exit(status)
