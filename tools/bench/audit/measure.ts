import { audit } from '../../../audit/audit.ts'
import type { AuditedHost } from '../../../audit/audited-host.ts'
import { eachBounded } from '../../../audit/observe/bounded.ts'
import { noPolicy } from '../../../contract/audit/index.ts'
import { openLabHost } from '../../../engine/audit/hosts/lab-host.ts'
import type { RunningLab } from '../../../engine/hosts/lab-hosts.ts'
import { timed } from '../bench.ts'
import { HOST } from './lab-with-containers.ts'

export interface Alternated {
  /** One after another, over one connection. */
  inTurn: number[]
  /** As many at once as the connections take. */
  atOnce: number[]
  audit: number[]
  /** Requests of the daemon's API in one audit. */
  requests: number
}

/** As many as the connections take; see engine/audit/hosts/api-client.ts. */
const AT_ONCE = 6

/**
 * The floor, in both of its forms, and the whole audit by turns, each over connections of its own that are made within
 * the time: the floor is the very requests that an audit was seen to make, and nothing else.
 */
export async function alternate(lab: RunningLab, runs: number, signal: AbortSignal): Promise<Alternated> {
  const paths = await pathsOfAnAudit(lab)
  const floor = (most: number) => () =>
    withHost(lab, (host) =>
      eachBounded(paths, most, async (path) => {
        const { status } = await host.get(path)
        if (status !== 200) throw new Error(`GET ${path} was answered with ${status}.`)
      }),
    )
  const whole = () => withHost(lab, (host) => audit(host, noPolicy, askedOf(lab)))
  const measured: Alternated = { inTurn: [], atOnce: [], audit: [], requests: paths.length }
  await floor(1)()
  for (let run = 0; run < runs && !signal.aborted; run += 1) {
    measured.inTurn.push(await timed(floor(1)))
    measured.atOnce.push(await timed(floor(AT_ONCE)))
    measured.audit.push(await timed(whole))
  }
  return measured
}

const askedOf = ({ session }: RunningLab) =>
  ({ kind: 'lab', exercise: session.exercise, host: HOST }) as const

async function withHost(lab: RunningLab, use: (host: AuditedHost) => Promise<unknown>): Promise<void> {
  const host = openLabHost(lab, HOST, { probe: false })
  try {
    await use(host)
  } finally {
    await host.dispose()
  }
}

/** What an audit asks of the daemon; it also warms up what is measured. */
async function pathsOfAnAudit(lab: RunningLab): Promise<string[]> {
  const paths: string[] = []
  await withHost(lab, (host) => {
    const get: AuditedHost['get'] = (path, timeoutMs) => {
      paths.push(path)
      return host.get(path, timeoutMs)
    }
    return audit({ ...host, get }, noPolicy, askedOf(lab))
  })
  return paths
}
