/**
 * Learners who join a class that is served, report what was recorded on real lab hosts, and stay until interrupted:
 * `node tools/class/main.ts <join link> [<how many> [<exercise>]]`. For pictures of a full room.
 */
import { createHash, createPrivateKey, randomUUID, sign } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { REPORTS_AT_ONCE, type SignedReport } from '../../contract/class/index.ts'
import type { ClassConnection } from '../../engine/classroom/connection.ts'
import { joinClass } from '../../engine/classroom/joining.ts'
import { overNetwork } from '../../engine/classroom/over-network.ts'
import { seededRandom } from '../../engine/grading/random.ts'
import type { Joined } from '../../engine/progress/membership.ts'
import { exercises } from '../../labs/index.ts'
import { asIn, paramsOf, type RecordedVerdict, recordedVerdicts } from './recorded-answers.ts'

type Exercise = (typeof exercises)[number]

const FIRST =
  'Ada Ben Cem Dana Emil Fatou Gao Hana Ines Jan Kofi Lina Mara Nils Olga Petra Quinn Rosa Sami Tove'
const LAST = 'Abbott Berg Chen Diaz Ekman Fischer Garcia Huang Ito Jensen Klein Lopez Meyer Novak Okafor Park'
const MINUTE = 60_000

/** Names of a class; from the first round through them on, each with a number. */
function nameOf(index: number): string {
  const [first, last] = [FIRST.split(' '), LAST.split(' ')]
  const round = Math.floor(index / (first.length * last.length))
  const name = `${first[index % first.length]} ${last[(index * 7 + Math.floor(index / first.length)) % last.length]}`
  return round === 0 ? name : `${name} ${round + 1}`
}

/** Signs what one machine tells, each report chained to the one before. */
function createTeller(joined: Joined) {
  const key = createPrivateKey({ key: Buffer.from(joined.key, 'base64'), format: 'der', type: 'pkcs8' })
  let [seq, previous] = [0, '']
  return (telling: object, at: number): SignedReport => {
    const body = JSON.stringify({
      id: randomUUID(),
      seq: ++seq,
      previous,
      at: new Date(at).toISOString(),
      ...telling,
    })
    previous = createHash('sha256').update(body).digest('hex')
    return { body, signature: sign(null, Buffer.from(body), key).toString('base64') }
  }
}

/** What somebody did in the last hour: opened the lab, and came as far as some recordings show. */
function hourOf(
  index: number,
  exercise: Exercise,
  recorded: readonly RecordedVerdict[],
  tell: ReturnType<typeof createTeller>,
) {
  const random = seededRandom(`learner-${index}`)
  const seed = `room-${index}`
  const session = `lab-${index}`
  const [known = recorded[0]] = recorded
  const params = paramsOf(exercise, seed, known?.params ?? {})
  const begun = Date.now() - random.integer('begun', 12, 70) * MINUTE
  const reports = [
    tell(
      { kind: 'lab', did: 'opened', session: { id: session, exercise: exercise.id, seed, params } },
      begun,
    ),
  ]
  const fresh = recorded.find(({ name }) => name === 'fresh.json')
  const solved = recorded.filter(({ name }) => name.startsWith('solutions-'))
  const wrong = recorded.filter(({ name }) => name.startsWith('wrong-'))
  // Some mistakes are everybody's.
  const common = wrong.slice(0, 4)
  const mistake = random.pick('mistake', random.integer('common', 0, 2) > 0 ? common : wrong)
  const fate = random.integer('fate', 0, 9)
  const steps = [fresh, ...(fate > 1 ? [mistake] : []), ...(fate > 6 ? [random.pick('way', solved)] : [])]
  for (const [step, recording] of steps.entries()) {
    if (!recording) continue
    const at =
      begun + ((Date.now() - begun) * (step + 0.4)) / (steps.length + random.integer(`haste ${step}`, 0, 2))
    const text = asIn(recording.params, params)(JSON.stringify(recording.verdict))
    const verdict = JSON.parse(text) as RecordedVerdict['verdict']
    const time = new Date(at).toISOString()
    const tasks = verdict.tasks.map((task) => ({ ...task, achieved: task.status === 'pass' ? time : null }))
    reports.push(tell({ kind: 'verdict', session, verdict: { ...verdict, seed, at: time, tasks } }, at))
  }
  if (fate > 3 && exercise.attempt)
    reports.push(tell(attackOf(exercise, seed, fate > 6), Date.now() - 2 * MINUTE))
  const task = exercise.tasks[0]
  if (fate === 4 && task)
    reports.push(tell({ kind: 'hint', exercise: exercise.id, task: task.id, shown: 2 }, Date.now() - MINUTE))
  if (fate === 5) reports.push(tell({ kind: 'solution', exercise: exercise.id }, Date.now() - MINUTE))
  const seconds = Math.round((Date.now() - begun) / 1000)
  reports.push(tell({ kind: 'worked', exercise: exercise.id, seconds }, Date.now()))
  return reports
}

function attackOf({ id, attempt }: Exercise, seed: string, isRefused: boolean) {
  const at = new Date().toISOString()
  const summary = attempt?.title ?? { text: id }
  const step = { tried: summary, got: summary, succeeded: !isRefused, at }
  const outcome = isRefused ? 'refused' : 'succeeded'
  return { kind: 'attempt', seed, report: { exercise: id, outcome, summary, steps: [step], at } }
}

async function send(connection: ClassConnection, reports: readonly SignedReport[]): Promise<void> {
  const { count, bytes } = REPORTS_AT_ONCE
  let batch: SignedReport[] = []
  const flush = async () => {
    if (batch.length > 0) await connection.member.report({ reports: batch, now: new Date().toISOString() })
    batch = []
  }
  for (const report of reports) {
    const size = [...batch, report].reduce((sum, { body }) => sum + Buffer.byteLength(body), 0)
    if (batch.length === count || size > bytes) await flush()
    batch.push(report)
  }
  await flush()
}

async function main([link, howMany = '3', wanted = 'daemon-tls']: string[]): Promise<void> {
  const exercise = exercises.find(({ id }) => id === wanted)
  if (link === undefined || !exercise) throw new Error('Give a join link, and an exercise that there is.')
  const recorded = recordedVerdicts(exercise, new Date().toISOString())
  const connections: ClassConnection[] = []
  for (let index = 0; index < Number(howMany); index++) {
    const result = await joinClass({ link, name: nameOf(index) })
    if (result.kind !== 'in') throw new Error(`${nameOf(index)} has to wait for consent.`)
    const connection = await overNetwork(result.joined)(AbortSignal.timeout(30_000), '')
    connections.push(connection)
    // Somebody has only joined, and has not begun.
    if (index % 11 !== 10)
      await send(connection, hourOf(index, exercise, recorded, createTeller(result.joined)))
    // Somebody went home.
    if (index % 9 === 8) connection.close()
  }
  console.log(`${howMany} learners are in. Interrupt to have them leave.`)
  process.once('SIGINT', () => connections.forEach((connection) => connection.close()))
  await Promise.all(connections.map(({ closed }) => closed))
  await pause(100)
}

await main(process.argv.slice(2))
