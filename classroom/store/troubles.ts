import { msg, reasonOf } from '../../contract/index.ts'
import { TroubleError } from '../../engine/hosts/lab-hosts.ts'

/** Where a class is kept, as it may be shown: without the password of a connection string. */
export function shownPlace(where: string): string {
  return (
    where
      // Up to the last @: a password that was not encoded may have others, and slashes.
      .replace(/^(postgres(?:ql)?:\/\/[^:/@]*):.*@/, '$1:…@')
      .replace(/([?&]password=)[^&]*/g, '$1…')
  )
}

export const storeTroubles = {
  unavailable: (where: string, cause: unknown) =>
    new TroubleError(
      {
        code: 'class-database-unavailable',
        what: msg`The class’s database, ${shownPlace(where)}, can’t be opened: ${reasonOf(cause)}`,
        means: msg`Without it the class can’t run. Nothing in it was changed.`,
        todo: msg`For PostgreSQL, see that it runs, and that the address, the user and the password are right. For a file, see that your user may write there.`,
      },
      { cause },
    ),
  newer: (where: string) =>
    new TroubleError({
      code: 'class-database-newer',
      what: msg`The class’s database, ${shownPlace(where)}, was written by a newer Bulkhead.`,
      means: msg`This version would damage it, so it was left alone.`,
      todo: msg`Update Bulkhead, or name another database.`,
    }),
  served: (where: string) =>
    new TroubleError({
      code: 'class-database-served',
      what: msg`Another class server works with ${shownPlace(where)}.`,
      means: msg`Two at once would damage the class, so this one did not start.`,
      todo: msg`Stop the other one, or name another database.`,
    }),
  noBackup: (path: string) =>
    new TroubleError({
      code: 'class-backup-unusable',
      what: msg`${path} is no whole backup of a class.`,
      means: msg`It is another file, was cut off, or was changed. Nothing was restored.`,
      todo: msg`Give a file that “bulkhead class backup” wrote.`,
    }),
  newerBackup: (path: string) =>
    new TroubleError({
      code: 'class-backup-newer',
      what: msg`${path} was written by a newer Bulkhead.`,
      means: msg`This version doesn’t know all that is in it. Nothing was restored.`,
      todo: msg`Update Bulkhead, then try again.`,
    }),
  notEmpty: (where: string) =>
    new TroubleError({
      code: 'class-database-in-use',
      what: msg`There is a class in ${shownPlace(where)} already.`,
      means: msg`A backup is restored into an empty database only, so that none is lost by mistake. Nothing was changed.`,
      todo: msg`Name another database or data folder, or move the one that is there away.`,
    }),
}
