/**
 * A class that keeps reports in an SQLite file, each once, and acknowledges them a moment after they are on the disk.
 * Arguments: the file, a file with its certificate, its port, the token of its learner. Prints a line when it listens.
 */
import { readFileSync, writeSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import BetterSqlite3 from 'better-sqlite3'
import { Report } from '../../../contract/class/index.ts'
import { startEndpoint } from './class-endpoint.ts'

const [file, made, port, token] = process.argv.slice(2)
const db = new BetterSqlite3(file!, { timeout: 5000 })
db.pragma('journal_mode = WAL')
db.pragma('synchronous = FULL')
db.exec(
  `create table if not exists reports (id text primary key, body text not null, signature text not null);
   create table if not exists arrivals (id text not null)`,
)
const keep = db.prepare('insert into reports values (?, ?, ?) on conflict do nothing')
const arrive = db.prepare('insert into arrivals values (?)')

await startEndpoint({
  certificate: JSON.parse(readFileSync(made!, 'utf8')),
  port: Number(port),
  token: token!,
  async report(reports) {
    const ids = reports.map(({ body }) => Report.parse(JSON.parse(body)).id)
    db.transaction(() => {
      for (const [at, id] of ids.entries()) {
        keep.run(id, reports[at]!.body, reports[at]!.signature)
        arrive.run(id)
      }
    })()
    await sleep(Math.random() * 20)
    return ids
  },
})
writeSync(1, 'listening\n')
