import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import BetterSqlite3 from 'better-sqlite3'
import { expect, test } from 'vitest'
import { Report, type SignedReport } from '../../contract/class/index.ts'
import { openProgress } from '../progress/progress.ts'
import { freePort } from '../testing/free-port.ts'
import { drawKey, publicKeyOf } from './keys.ts'
import { keyFingerprint } from './pin.ts'
import { faultsOf } from './testing/books.ts'
import { makeCertificate } from './testing/certificate.ts'

const ROUNDS = 12

function run(script: string, ...args: string[]): ChildProcess & { printed(): string[] } {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'testing', script), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let text = ''
  child.stdout.setEncoding('utf8').on('data', (piece: string) => (text += piece))
  return Object.assign(child, { printed: () => text.split('\n').slice(0, -1) })
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, 'close')
  child.kill('SIGKILL')
  expect((await ended)[1]).toBe('SIGKILL')
}

test(
  'of a class and a learner’s engine that are killed again and again, nothing is lost and nothing double',
  { timeout: 180_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bulkhead-reporter-'))
    const children = new Set<ChildProcess>()
    try {
      const [home, books, made] = ['home', 'books.db', 'made.json'].map((name) => join(folder, name)) as [
        string,
        string,
        string,
      ]
      const certificate = await makeCertificate()
      writeFileSync(made, JSON.stringify(certificate))
      const [port, token, key] = [await freePort(), 'token-of-the-learner', drawKey()]
      const progress = openProgress(home)
      await progress.saveMember({
        ...{
          address: `https://127.0.0.1:${port}`,
          fingerprint: keyFingerprint(certificate.cert),
          token,
          key,
        },
        ...{ className: 'C', name: 'Ada', place: 'own', person: 'abcdefghijklmnop', device: 'd' },
      })
      await progress.close()

      async function start<T extends ReturnType<typeof run>>(child: T): Promise<T> {
        children.add(child)
        if (child.printed().length === 0) await once(child.stdout!, 'data')
        return child
      }
      const endpoint = () => start(run('books-writer.ts', books, made, String(port), token))
      const engine = () => start(run('report-writer.ts', home))
      let [klass, learner] = await Promise.all([endpoint(), engine()])
      let written = 0
      for (let round = 0; round < ROUNDS; round += 1) {
        await sleep(200 + Math.random() * 600)
        const [killsClass, killsLearner] = [round % 3 !== 1, round % 3 !== 0]
        await Promise.all([killsClass && kill(klass), killsLearner && kill(learner)])
        if (killsLearner) written = Number(learner.printed().at(-1))
        ;[klass, learner] = await Promise.all([
          killsClass ? endpoint() : klass,
          killsLearner ? engine() : learner,
        ])
      }
      await sleep(500)
      await kill(learner)
      written = Number(learner.printed().at(-1))
      const last = run('report-writer.ts', home, 'finish')
      children.add(last)
      expect((await once(last, 'close'))[0]).toBe(0)
      await kill(klass)

      const db = new BetterSqlite3(books, { readonly: true })
      const kept = db
        .prepare("select body, signature from reports order by body ->> 'seq'")
        .all() as SignedReport[]
      const arrivals = db.prepare('select count(*) from arrivals').pluck().get()
      db.close()
      const seconds = kept.map(({ body }) => {
        const report = Report.parse(JSON.parse(body))
        return report.kind === 'worked' ? report.seconds : report.kind
      })
      expect(seconds).toEqual(seconds.map((_, at) => at + 1))
      expect(seconds.length).toBeGreaterThanOrEqual(written)
      expect(written).toBeGreaterThan(ROUNDS)
      expect(faultsOf(kept, publicKeyOf(key))).toEqual([])
      // What was not acknowledged came again: else this would have tried nothing.
      expect(arrivals).toBeGreaterThan(kept.length)
    } finally {
      for (const child of children) child.kill('SIGKILL')
      rmSync(folder, { recursive: true })
    }
  },
)
