import type { Database } from 'better-sqlite3'

/** "Bulk" in ASCII: tells our file from any other SQLite database. */
export const APPLICATION_ID = 0x42756c6b

/** Forward only; number n brings a file from version n-1 to n. Never change one that was released. */
const migrations: readonly string[] = [
  `create table sessions (
     id text primary key,
     exercise text not null,
     seed text not null,
     params text not null,
     hosts text not null,
     opened_by text not null check (opened_by in ('app', 'cli')),
     opened_at text not null,
     closed_at text,
     busy_until text,
     busy_pid integer
   ) strict;
   create unique index one_open_session on sessions (exercise) where closed_at is null;
   create table verdicts (
     id integer primary key,
     session text not null references sessions (id),
     at text not null,
     mode text not null check (mode in ('live', 'check')),
     score integer not null,
     json text not null
   ) strict;
   create index verdicts_of_session on verdicts (session, id);
   create table achievements (
     exercise text not null,
     seed text not null,
     task text not null,
     at text not null,
     primary key (exercise, seed, task)
   ) strict, without rowid;
   create table hints (
     exercise text not null,
     task text not null,
     shown integer not null,
     primary key (exercise, task)
   ) strict, without rowid;
   create table attempts (
     id integer primary key,
     exercise text not null,
     seed text not null,
     at text not null,
     outcome text not null,
     json text not null
   ) strict;
   create index attempts_of_exercise on attempts (exercise, seed, id);
   create table settings (key text primary key, value text not null) strict, without rowid;`,
  `create table notes (
     lesson text not null,
     place integer not null,
     text text not null,
     saved_at text not null,
     primary key (lesson, place)
   ) strict, without rowid;
   create table effort (
     exercise text primary key,
     worked_seconds integer not null default 0,
     solution_seen_at text
   ) strict, without rowid;`,
  `create table membership (
     only integer primary key check (only = 1),
     state text not null check (state in ('waiting', 'member')),
     place text not null check (place in ('own', 'hosted')),
     address text not null,
     fingerprint text,
     class_name text not null,
     name text not null,
     person text,
     device text,
     token text,
     key text not null,
     asked text,
     joined_at text,
     news text,
     read_up_to text,
     clock_ahead integer not null default 0,
     seq integer not null default 0,
     previous text not null default '',
     left_out integer not null default 0
   ) strict;
   create table outbox (
     seq integer primary key,
     id text not null,
     bytes integer not null,
     body text not null,
     signature text not null
   ) strict;
   create table recordings_reported (recording text primary key, next integer not null) strict, without rowid;
   create table requests_done (request text primary key, at text not null, json text) strict, without rowid;`,
  `alter table membership add column work_taken integer not null default 0 check (work_taken in (0, 1));`,
  `create table audits (id text primary key, at text not null, short text not null, report blob not null) strict;
   create index audits_by_time on audits (at);`,
]

export const NEWEST_VERSION = migrations.length

/** Brings the file to the newest version, each step whole or not at all. */
export function migrate(db: Database): void {
  const toNewest = db.transaction(() => {
    // Read inside the transaction: another process may have been faster.
    const version = db.pragma('user_version', { simple: true }) as number
    for (const [index, statements] of migrations.entries()) {
      if (index >= version) db.exec(statements)
    }
    db.pragma(`application_id = ${APPLICATION_ID}`)
    db.pragma(`user_version = ${Math.max(version, NEWEST_VERSION)}`)
  })
  toNewest.immediate()
}
