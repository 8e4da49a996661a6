import type { Connected, ClassWorld, Learner } from '../testing/class-world.ts'
import { EXERCISE, HERE, classWorld } from '../testing/class-world.ts'
import { createReportingDevice, toldLab } from '../testing/reporting-device.ts'

/** A class in which each has something: Ida teaches, Tom helps, Ada and Ben learn. */
export interface Room {
  world: ClassWorld
  ida: Connected & { token: string }
  tom: Connected & { token: string }
  ada: Learner
  ben: Learner
  /** What Ada's machine has reported. */
  report: string
  recording: string
  /** Ida looks at Ada's terminals, Tom has asked to. */
  running: string
  asked: string
  /** Something that Ada was asked to do with a lab. */
  request: string
  /** Somebody who can be done without. */
  extra(role: 'assistant' | 'learner'): Promise<string>
  /** Ada, or so they say, on another machine. */
  move(): Promise<string>
  /** Words that nobody but Ada and staff may read. */
  secretsOfAda(): Promise<string[]>
}

const NAME = 'Ada Xyzzy'
const IN_MESSAGE = 'only-for-ada-zebra'
const IN_REPORT = 'quagga4711'
const IN_TERMINAL = 'okapi on the screen'

export async function furnish(database: string): Promise<Room> {
  const world = await classWorld(database)
  const ida = await world.instructor()
  const tom = await world.assistant('tom')
  const ada = await world.learner(NAME, { rosterId: 'ada@example.org' })
  const ben = await world.learner('Ben')

  const at = new Date().toISOString()
  const recording = `20260101T120000Z_${EXERCISE}_master_${'a'.repeat(8)}`
  const lab = ada.device.tell(toldLab(EXERCISE, { params: { word: IN_REPORT } }), at)
  const header = { version: 2, width: 80, height: 24, timestamp: 1_767_268_800 }
  const text = `${JSON.stringify(header)}\n${JSON.stringify([0.1, 'o', IN_TERMINAL])}\n`
  const piece = ada.device.tell({ kind: 'recording', recording, title: 'master', from: 0, text }, at)
  const { kept } = await ada.client.member.report({ reports: [lab.signed, piece.signed], now: at })
  if (kept.length !== 2) throw new Error('Ada’s reports were not kept')

  const { id: person } = ada
  await ida.client.help.send({ person, text: IN_MESSAGE, pointer: { exercise: EXERCISE, task: 'one' } })
  await ida.client.help.send({ person: null, text: 'Good morning.', pointer: null })
  await ida.client.help.lab({ person, exercise: EXERCISE, what: 'reset' })
  const news = await ada.client.member.watch()
  const first = await news.next()
  await news.return?.()
  const request = first.done ? undefined : first.value.requests[0]?.id
  if (request === undefined) throw new Error('Ada was not asked to reset her lab')

  const look = async ({ client }: Connected): Promise<string> => {
    const looking = await client.help.look({ person })
    const { value, done } = await looking.next()
    if (done || value.state !== 'asked') throw new Error('nobody was asked')
    return value.look
  }
  const running = await look(ida)
  await ada.client.member.answerLook({ look: running, yes: true })
  const asked = await look(tom)

  return {
    ...{ world, ida, tom, ada, ben, report: lab.id, recording, running, asked, request },
    async extra(role) {
      const added = await ida.client.people.add({ name: 'Extra', rosterId: null, role })
      return added.id
    },
    async move() {
      const { code } = await world.server.invitation()
      const { key } = createReportingDevice()
      const { answer } = await world.server.join({ code, name: NAME, machine: 'tablet', key }, HERE)
      if (answer.kind !== 'waiting') throw new Error('Ada was let in twice')
      return answer.request
    },
    secretsOfAda: async () => [
      ada.id,
      ada.token,
      NAME,
      'ada@example.org',
      IN_MESSAGE,
      IN_REPORT,
      IN_TERMINAL,
    ],
  }
}

/** All that is in the database but when devices were seen; or only what has to do with one person. */
export async function snapshot({ world }: Room, person?: string): Promise<string> {
  const { db } = world.server.database
  const tables = await db.introspection.getTables()
  const rows: string[] = []
  for (const { name } of tables.toSorted((a, b) => a.name.localeCompare(b.name))) {
    const some = await db
      .selectFrom(name as 'people')
      .selectAll()
      .execute()
    for (const row of some) rows.push(JSON.stringify({ table: name, ...row, last_seen_at: undefined }))
  }
  return rows
    .filter((row) => person === undefined || row.includes(person))
    .toSorted()
    .join('\n')
}
