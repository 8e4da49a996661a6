import { DOORS, JoinAnswer, type SignedReport } from '../../../contract/class/index.ts'
import { createReportingDevice } from '../../../classroom/testing/reporting-device.ts'
import { askDoor } from '../../../engine/classroom/ask-door.ts'
import type { ClassConnection } from '../../../engine/classroom/connection.ts'
import { overNetwork } from '../../../engine/classroom/over-network.ts'
import type { RunningServer } from './class-server.ts'

/** Joined at the same time. */
const JOINING_AT_ONCE = 25

/** A learner's machine without labs: joined as an app does, with a key of its own, reporting over the network. */
export interface Learner {
  readonly index: number
  readonly person: string
  readonly device: ReturnType<typeof createReportingDevice>
  connect(server: Pick<RunningServer, 'address'>, signal: AbortSignal): Promise<ClassConnection>
}

type Reached = Pick<RunningServer, 'address' | 'fingerprint' | 'code'>

/** All of them, in the order of their numbers. */
export async function joinLearners(server: Reached, count: number, signal: AbortSignal): Promise<Learner[]> {
  const learners: Learner[] = []
  for (let from = 0; from < count; from += JOINING_AT_ONCE) {
    const indices = Array.from(
      { length: Math.min(JOINING_AT_ONCE, count - from) },
      (_, index) => from + index,
    )
    learners.push(...(await Promise.all(indices.map((index) => join(server, index, signal)))))
  }
  return learners
}

async function join(
  { address, fingerprint, code }: Reached,
  index: number,
  signal: AbortSignal,
): Promise<Learner> {
  const device = createReportingDevice()
  const ask = { code, name: `Learner ${index}`, machine: 'bench', key: device.key }
  const answer = await askDoor({ address, fingerprint }, DOORS.join, ask, JoinAnswer, signal)
  if (answer.kind !== 'in' || answer.token === undefined) throw new Error(`Learner ${index} was not let in.`)
  const { token, className, me } = answer
  return {
    index,
    person: me.id,
    device,
    connect: (to, until) =>
      overNetwork({ address: to.address, fingerprint, token, className })(until, device.key),
  }
}

/** Resolves when the class has them; rejects when the connection ends before. */
export function send(connection: ClassConnection, reports: readonly SignedReport[]): Promise<unknown> {
  const over = connection.closed.then(() => Promise.reject(new Error('The connection has ended.')))
  return Promise.race([
    connection.member.report({ reports: [...reports], now: new Date().toISOString() }),
    over,
  ])
}
