import { basename } from 'node:path'
import { msg } from '../../contract/index.ts'
import type { HostEyes } from '../audited-host.ts'
import type { HiddenContainer } from '../observation.ts'
import { type HostSurvey, isReadable, type SurveyedContainer, type SurveyedProcess } from '../survey.ts'
import type { DaemonApi } from './daemon-api.ts'

/** As containerd calls Docker's containers: `moby`, with the users that a daemon maps behind it. Docker's plugins have another. */
const DOCKERS = /^moby(?:-|$)/
const FULL_ID = /^[0-9a-f]{64}$/
/** More are not asked about. */
const MOST = 200
/** Where another daemon's containers come and go, one whose layers could not be seen is looked for so often. */
const LOOKS = 3

/** Containers that the daemon lists, by their IDs, with the number of their first process; 0 where none runs. */
export type Listed = ReadonlyMap<string, number>

/**
 * Containers of this daemon's that run and that it does not list. With live-restore they outlive the daemon; one that has
 * another data directory afterwards, because it maps users or was given another, knows nothing of them. Each is asked about
 * and looked for once more, as containers come and go while one looks. Throws ProbeError.
 */
export async function hiddenContainers(
  eyes: Pick<HostEyes, 'survey'>,
  api: Pick<DaemonApi, 'container'>,
  { host, listed, root }: { host: HostSurvey; listed: Listed; root: string },
): Promise<HiddenContainer[]> {
  const suspects = unlisted(host, listed).slice(0, MOST)
  const answers = await Promise.all(suspects.map(({ id }) => api.container(id)))
  let unknown = suspects.filter((_, index) => answers[index]?.is === 'gone')
  const hasNeighbour = otherDaemons(host, listed).length > 0
  for (let look = 0; look < LOOKS && unknown.length > 0; look += 1) {
    const { processes, containers } = await eyes.survey({ groupFiles: [], texts: [], stats: [] })
    const running = new Set(unlisted({ processes }, listed).map(({ id }) => id))
    const layers = new Map(unknown.map(({ id }) => [id, layerOf(containers[id])]))
    unknown = unknown.filter(({ id }) => {
      const layer = layers.get(id)
      return running.has(id) && !(hasNeighbour && layer !== undefined && isElsewhere(layer, root))
    })
    if (!hasNeighbour || unknown.every(({ id }) => layers.get(id) !== undefined)) break
  }
  return unknown
}

/** Why nothing that is judged container by container can pass while there are such. */
export const unreadAs = ({ id }: HiddenContainer) => ({
  container: id.slice(0, 12),
  why: msg`The container ${id.slice(0, 12)} runs, and the daemon does not know it, so it could not be looked at. H7 says how to end it; then audit again.`,
})

/** Containers of Docker's that a shim keeps, of which the daemon said nothing. Pure. */
export function unlisted({ processes }: Pick<HostSurvey, 'processes'>, listed: Listed): HiddenContainer[] {
  const parents = new Set(processes.map(({ ppid }) => ppid))
  const isWithin = withinContainers(processes, listed)
  return processes.flatMap((process) => {
    const container = keptBy(process)
    if (!container || listed.has(container.id) || !parents.has(process.pid)) return []
    return isWithin(process) ? [] : [container]
  })
}

function keptBy({ exe, args }: SurveyedProcess): HiddenContainer | undefined {
  if (!programOf({ exe, args }).startsWith('containerd-shim')) return undefined
  const [namespace, id] = [valueOf(args, '-namespace'), valueOf(args, '-id')]
  return namespace && DOCKERS.test(namespace) && id && FULL_ID.test(id) ? { id, namespace } : undefined
}

const programOf = ({ exe, args }: Pick<SurveyedProcess, 'exe' | 'args'>): string =>
  basename((exe || args[0] || '').replace(/ \(deleted\)$/, ''))

function valueOf(args: readonly string[], option: string): string | undefined {
  const at = args.indexOf(option)
  return at < 0 ? undefined : args[at + 1]
}

/**
 * A Docker within a container has containers of its own, and they are that one's, which is listed, another daemon's, or
 * hidden itself. Who started a process says so, not its control group: root may put any process into another's group, and
 * give a container any group as parent. Nor does a name: whatever calls itself the shim of a listed container is only that
 * if it started the process that the daemon names.
 */
function withinContainers(processes: readonly SurveyedProcess[], listed: Listed) {
  const byPid = new Map(processes.map((process) => [process.pid, process]))
  const keepers = new Set([...listed.values()].map((first) => byPid.get(first)?.ppid))
  return (process: SurveyedProcess): boolean => {
    const seen = new Set<number>()
    for (let at = byPid.get(process.ppid); at && !seen.has(at.pid); at = byPid.get(at.ppid)) {
      seen.add(at.pid)
      const kept = keptBy(at)
      if (kept && (keepers.has(at.pid) || !listed.has(kept.id))) return true
    }
    return false
  }
}

function otherDaemons({ processes, daemon }: HostSurvey, listed: Listed) {
  const isWithin = withinContainers(processes, listed)
  return processes.filter(
    (process) => programOf(process) === 'dockerd' && process.pid !== daemon?.pid && !isWithin(process),
  )
}

/** Where what a container writes lies, as its root is mounted; `undefined` where nobody could see that. */
function layerOf(container: SurveyedContainer | undefined): string | undefined {
  if (!container || !isReadable(container.mountinfo)) return undefined
  return /upperdir=([^,\s]+)/.exec(container.mountinfo)?.[1]
}

/** Two daemons may share one containerd. Whose a container is shows where its layers lie, below the directory of either. */
const isElsewhere = (layer: string, root: string): boolean =>
  !layer.startsWith(`${root.replace(/\/\d+\.\d+\/?$/, '')}/`)
