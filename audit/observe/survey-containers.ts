import { ProbeError, msg, reasonOf } from '../../contract/index.ts'
import type { ContainerInspect } from '../../readings/container-types.ts'
import { type HostEyes, type Seen, seen, unseen } from '../audited-host.ts'
import type { ObservedContainer } from '../observation.ts'
import type { ContainerProcess, FilesSurvey, HostSurvey } from '../survey.ts'
import { filesOfContainers } from './container-files.ts'
import type { DaemonApi } from './daemon-api.ts'
import { lookFurther } from './look-further.ts'
import { type ReadContainers, withoutSecrets } from './read-containers.ts'
import { whatToRead } from './what-to-read.ts'

/** The kernel's word on the machine and on Docker's containers there; the daemon may be asked about them meanwhile. */
export const surveyHost = (eyes: Seen<HostEyes>): Promise<Seen<HostSurvey>> =>
  looking(eyes, async (open) => lookFurther(open, await survey(open)))

const survey = (eyes: HostEyes): Promise<HostSurvey> =>
  eyes.survey({ ...whatToRead, texts: ['/etc/docker/daemon.json', ...whatToRead.texts] })

/** These containers, without the machine's files, which were read already. */
const surveyOf = (eyes: HostEyes, containers: readonly ContainerProcess[]): Promise<HostSurvey> =>
  eyes.survey({ containers, groupFiles: whatToRead.groupFiles, texts: [], stats: [] })

/** What is in the containers that the daemon told about. */
export const surveyFiles = (
  eyes: Seen<HostEyes>,
  inspects: readonly ContainerInspect[],
): Promise<Seen<FilesSurvey>> => looking(eyes, (open) => filesOfContainers(open, inspects))

export interface SurveyedContainers {
  host: Seen<HostSurvey>
  containers: ObservedContainer[]
  vanished: string[]
}

/** Puts together what the daemon says of each container and what the kernel does, and what became of those that ended meanwhile. */
export async function surveyedContainers(
  eyes: Seen<HostEyes>,
  api: Pick<DaemonApi, 'container'>,
  { inspects, vanished }: ReadContainers,
  { machine, files }: { machine: Seen<HostSurvey>; files: Seen<FilesSurvey> },
): Promise<SurveyedContainers> {
  const host = withFiles(machine, files)
  if (!host.seen) return { host, containers: inspects.map((each) => observed(each, host)), vanished }
  // The daemon's word on which process is the first decides: until the kernel was asked about that one, nothing is known.
  const isMissing = ({ Id, State }: ContainerInspect) =>
    State.Running && host.value.containers[Id]?.pid !== State.Pid
  const missing = inspects.filter(isMissing)
  const again = missing.length > 0 ? await lookAgain(eyes, api, missing) : new Map()
  const gone: string[] = []
  const containers = inspects.flatMap((inspect): ObservedContainer[] => {
    if (!isMissing(inspect)) return [observed(inspect, kernelOf(inspect, host.value))]
    const found = again.get(inspect.Id)
    if (!found) gone.push(nameOf(inspect))
    return found ? [found] : []
  })
  return { host, containers, vanished: [...vanished, ...gone] }
}

async function looking<T>(eyes: Seen<HostEyes>, look: (open: HostEyes) => Promise<T>): Promise<Seen<T>> {
  if (!eyes.seen) return eyes
  try {
    return seen(await look(eyes.value))
  } catch (error) {
    if (!(error instanceof ProbeError)) throw error
    return unseen(msg`The machine's kernel and files could not be looked at. (${reasonOf(error)})`)
  }
}

function withFiles(machine: Seen<HostSurvey>, files: Seen<FilesSurvey>): Seen<HostSurvey> {
  if (!machine.seen) return machine
  if (!files.seen) return files
  const { stats, within } = files.value
  const containers = Object.entries(machine.value.containers).map(([id, container]) => [
    id,
    within[id] ? { ...container, files: within[id] } : container,
  ])
  return seen({
    ...machine.value,
    stats: { ...machine.value.stats, ...stats },
    containers: Object.fromEntries(containers),
  })
}

/** Those that the kernel did not have, or not so: by now they have stopped, were started anew, or are gone. */
async function lookAgain(
  eyes: Seen<HostEyes>,
  api: Pick<DaemonApi, 'container'>,
  missing: readonly ContainerInspect[],
): Promise<Map<string, ObservedContainer>> {
  const answers = await Promise.all(missing.map(({ Id }) => api.container(Id)))
  const now = answers.flatMap((answer) => (answer.is === 'there' ? [withoutSecrets(answer.value)] : []))
  const running = now
    .filter(({ State }) => State.Running && State.Pid > 0)
    .map(({ Id, State }) => ({ id: Id, pid: State.Pid }))
  const [machine, files] = await Promise.all([
    looking(eyes, (open) => surveyOf(open, running)),
    surveyFiles(eyes, now),
  ])
  const host = withFiles(machine, files)
  return new Map(
    now.map((inspect) => [
      inspect.Id,
      // One that starts and ends all the time may be away once more: what the daemon says of it is still judged.
      observed(inspect, host.seen ? kernelOf(inspect, host.value) : unseen(neverThere)),
    ]),
  )
}

const neverThere = msg`Its process ended whenever the kernel was looked at. Audit again once it keeps running.`
const notRunning = unseen(msg`It does not run, so the kernel has nothing to say about it.`)

function kernelOf({ Id, State }: ContainerInspect, host: HostSurvey): ObservedContainer['kernel'] {
  if (!State.Running) return notRunning
  const kernel = host.containers[Id]
  return kernel ? seen(kernel) : unseen(neverThere)
}

const nameOf = ({ Name }: ContainerInspect): string => Name.replace(/^\//, '')

function observed(inspect: ContainerInspect, kernel: ObservedContainer['kernel']): ObservedContainer {
  const running = inspect.State.Running
  return { id: inspect.Id, name: nameOf(inspect), running, inspect, kernel: running ? kernel : notRunning }
}
