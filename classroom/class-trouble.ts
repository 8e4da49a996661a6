import { type Message, msg, render } from '../contract/index.ts'
import { TroubleError } from '../engine/hosts/lab-hosts.ts'
import { logError } from '../engine/log.ts'
import { troubles } from '../engine/troubles.ts'

/** Of SQLite: another process holds it, or the disk is full. Of PostgreSQL: it is not reached, shuts down, or is full. */
const DATABASE = /^(SQLITE_(BUSY|FULL|IOERR|READONLY)|ECONN|ENOTFOUND|EPIPE|ETIMEDOUT|57P0|53|08)/

/** What a person should read of any failure in a class. One that nobody expected is logged, and told without its details. */
export function asClassTrouble(error: unknown, doing: Message): TroubleError {
  if (error instanceof TroubleError) return error
  logError(render(doing), error)
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined
  const isDatabase =
    (typeof code === 'string' && DATABASE.test(code)) ||
    (error instanceof Error && error.message === 'Connection terminated unexpectedly')
  return isDatabase ? databaseGone() : troubles.internal(doing)
}

const databaseGone = () =>
  new TroubleError({
    code: 'class-database-gone',
    what: msg`The class’s database doesn’t answer.`,
    means: msg`Nothing can be read or kept just now. What was kept before is there, and learners’ reports wait on their machines.`,
    todo: msg`It is tried again with the next request. If it stays so, whoever runs the server should look at the database and at the disk.`,
  })
