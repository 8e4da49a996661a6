import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

type Kind = 'sqlite' | 'postgres'

/**
 * Forward only, by name; never change one that was released. What the two databases write differently is a number
 * that the database counts up.
 */
export function migrations(kind: Kind): Record<string, Migration> {
  const counted =
    kind === 'sqlite'
      ? 'integer primary key autoincrement'
      : 'integer generated always as identity primary key'
  const run = async (db: Kysely<unknown>, statements: readonly string[]) => {
    for (const statement of statements) await sql.raw(statement).execute(db)
  }
  return {
    '0001-class': {
      up: (db) =>
        run(db, [
          `create table settings (key text primary key, value text not null)`,
          `create table people (
             id text primary key,
             role text not null check (role in ('instructor', 'assistant', 'learner')),
             name text not null,
             roster_id text unique,
             login text unique,
             password text,
             created_at text not null,
             joined_at text)`,
          `create table devices (
             id text primary key,
             person text not null references people (id) on delete cascade,
             name text not null,
             place text check (place in ('own', 'hosted')),
             token_hash text not null unique,
             key text,
             created_at text not null,
             last_seen_at text not null,
             expires_at text,
             revoked_at text)`,
          `create index devices_of_person on devices (person)`,
          `create table moves (
             id text primary key,
             person text not null references people (id) on delete cascade,
             machine text not null,
             place text not null check (place in ('own', 'hosted')),
             key text,
             secret_hash text not null,
             at text not null,
             answer text check (answer in ('yes', 'no')),
             answered_by text,
             answered_at text)`,
          `create table reports (
             serial ${counted},
             id text not null,
             person text not null references people (id) on delete cascade,
             device text not null,
             seq integer not null,
             kind text not null,
             exercise text not null,
             subject text not null,
             at text not null,
             received_at text not null,
             body text not null,
             signature text not null,
             unique (person, id))`,
          `create index reports_of_person on reports (person, serial)`,
          `create index reports_by_subject on reports (person, kind, subject, serial)`,
          `create table assignments (
             exercise text primary key,
             is_set integer not null check (is_set in (0, 1)),
             opens_at text,
             due_at text,
             weight double precision not null,
             attempt_points integer not null,
             solution text not null check (solution in ('after-try', 'after-due', 'never')))`,
          `create table messages (
             serial ${counted},
             id text not null unique,
             from_person text not null,
             from_name text not null,
             to_person text references people (id) on delete cascade,
             text text not null,
             pointer_exercise text,
             pointer_task text,
             at text not null)`,
          `create table requests (
             id text primary key,
             person text not null references people (id) on delete cascade,
             exercise text not null,
             what text not null check (what in ('reset', 'reopen')),
             by_name text not null,
             at text not null,
             done_at text)`,
          `create table looks (
             id text primary key,
             person text not null references people (id) on delete cascade,
             by_person text not null,
             by_name text not null,
             asked_at text not null,
             answer text check (answer in ('yes', 'no')),
             ended_at text)`,
          `create table dismissed_alarms (id text primary key, by_person text not null, at text not null)`,
        ]),
    },
  }
}
