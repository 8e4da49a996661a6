import type { HostProbe, Params } from '../../contract/index.ts'
import { reduceOutcome, type Outcome } from '../shared/evidence.ts'
import type { ContainerSeen } from './observation.ts'

/** The page that users ask for, from within the container's own network. */
export async function askForPage(
  host: HostProbe,
  container: ContainerSeen | null,
  params: Params,
  timeoutMs: number,
): Promise<Outcome | null> {
  if (!container?.pid) return null
  return reduceOutcome(
    await host.connect({
      host: '127.0.0.1',
      port: Number(params.deskPort),
      path: `/cgi-bin/${params.page}`,
      networkOf: container.pid,
      timeoutMs,
    }),
  )
}
