import type { HostEyes } from '../audited-host.ts'
import { type Seen, seen, unseen } from '../audited-host.ts'
import { msg } from '../../contract/index.ts'
import type { Tried } from '../observation.ts'
import { type HostSurvey, isReadable } from '../survey.ts'
import { eachBounded } from './bounded.ts'

const TRY_MS = 1000
const MOST_DOORS = 16

type Door = Tried<{ address: string; port: number; tls: boolean }>

/** Speaks to each TCP port that the daemon's process holds, as a stranger without a certificate would. */
export async function tryDoors(eyes: HostEyes, host: HostSurvey): Promise<Seen<Door[]>> {
  const { daemon, listeners } = host
  if (!isReadable(listeners))
    return unseen(msg`The machine's listening sockets can't be read (${listeners.unreadable}).`)
  if (!daemon) return unseen(msg`No process that is the daemon was found on this machine.`)
  const held = listeners.sockets.filter(
    ({ protocol, pids }) => protocol === 'tcp' && pids.includes(daemon.pid),
  )
  const doors = new Map(held.map(({ address, port }) => [`${address} ${port}`, { address, port }]))
  const wanted = [...doors.values()]
    .slice(0, MOST_DOORS)
    .flatMap((door) => [false, true].map((tls) => ({ ...door, tls })))
  const tried = await eachBounded(wanted, 8, async (what): Promise<Door> => {
    const outcome = await eyes.connect({
      host: reached(what.address),
      port: what.port,
      path: '/_ping',
      timeoutMs: TRY_MS,
      ...(what.tls ? { tls: {} } : {}),
    })
    return { what, outcome }
  })
  return seen(tried)
}

/** What stands for all addresses is asked on the machine's own. */
const reached = (address: string): string =>
  address === '0.0.0.0' || address === '::' ? '127.0.0.1' : address
