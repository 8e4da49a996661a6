import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** What stands in a class's database: its books, read beside the server that writes them. */

interface KeptReport {
  person: string
  name: string
  device: string
  seq: number
  kind: string
  at: string
  receivedAt: string
  body: string
}

/** In the order in which they came. */
export function keptReports(home: string): KeptReport[] {
  return read<KeptReport>(
    join(home, 'class.db'),
    `select r.person, p.name, r.device, r.seq, r.kind, r.at, r.received_at as receivedAt, r.body
     from reports r join people p on p.id = r.person order by r.serial`,
  )
}

/** How many reports an engine has ever signed for its class, and how many of them the class has not acknowledged. */
export function toldBy(home: string): { signed: number; waiting: number } {
  const file = join(home, 'progress.db')
  const [member] = read<{ seq: number }>(file, 'select seq from membership')
  const [outbox] = read<{ count: number }>(file, 'select count(*) as count from outbox')
  return { signed: member?.seq ?? 0, waiting: outbox?.count ?? 0 }
}

function read<Row>(file: string, query: string): Row[] {
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    return database.prepare(query).all() as Row[]
  } finally {
    database.close()
  }
}
