import { ProbeError, msg, reasonOf } from '../../contract/index.ts'
import type { ContainerInspect } from '../../readings/container-types.ts'
import { databasesInOwnLayer } from '../../readings/package-databases.ts'
import { type HostEyes, type Seen, seen, unseen } from '../audited-host.ts'
import type { ObservedContainer } from '../observation.ts'
import type { HostSurvey } from '../survey.ts'
import type { DaemonApi } from './daemon-api.ts'
import { lookFurther } from './look-further.ts'
import { type ReadContainers, withoutSecrets } from './read-containers.ts'
import { whatToRead } from './what-to-read.ts'

export interface SurveyedContainers {
  host: Seen<HostSurvey>
  containers: ObservedContainer[]
  vanished: string[]
}

/** The kernel's word on the machine and on each running container, and what became of those that ended meanwhile. */
export async function surveyContainers(
  eyes: Seen<HostEyes>,
  api: Pick<DaemonApi, 'container'>,
  { inspects, vanished }: ReadContainers,
): Promise<SurveyedContainers> {
  if (!eyes.seen) return { host: eyes, containers: inspects.map((each) => observed(each, eyes)), vanished }
  const host = await survey(eyes.value, inspects)
  if (!host.seen) return { host, containers: inspects.map((each) => observed(each, host)), vanished }
  const isMissing = ({ Id, State }: ContainerInspect) => State.Running && !host.value.containers[Id]
  const missing = inspects.filter(isMissing)
  const again = missing.length > 0 ? await lookAgain(eyes.value, api, missing) : new Map()
  const gone: string[] = []
  const containers = inspects.flatMap((inspect): ObservedContainer[] => {
    if (!isMissing(inspect)) return [observed(inspect, kernelOf(inspect, host.value))]
    const found = again.get(inspect.Id)
    if (!found) gone.push(nameOf(inspect))
    return found ? [found] : []
  })
  return { host, containers, vanished: [...vanished, ...gone] }
}

async function survey(eyes: HostEyes, inspects: readonly ContainerInspect[]): Promise<Seen<HostSurvey>> {
  const running = inspects.filter(({ State }) => State.Running && State.Pid > 0)
  const oneOfEachImage = new Map(running.map(({ Id, Image }) => [Image, Id]))
  const request = {
    containers: running.map(({ Id, State }) => ({ id: Id, pid: State.Pid })),
    ...whatToRead,
    texts: ['/etc/docker/daemon.json', ...whatToRead.texts],
    stats: [...whatToRead.stats, ...inspects.flatMap(databasesInOwnLayer)],
    filesOf: [...oneOfEachImage.values()],
  }
  try {
    const host = await eyes.survey(request)
    return seen(await lookFurther(eyes, host))
  } catch (error) {
    if (!(error instanceof ProbeError)) throw error
    return unseen(msg`The machine's kernel and files could not be looked at. (${reasonOf(error)})`)
  }
}

/** Those that the kernel no longer had: by now they have stopped, were started anew, or are gone. */
async function lookAgain(
  eyes: HostEyes,
  api: Pick<DaemonApi, 'container'>,
  missing: readonly ContainerInspect[],
): Promise<Map<string, ObservedContainer>> {
  const answers = await Promise.all(missing.map(({ Id }) => api.container(Id)))
  const now = answers.flatMap((answer) => (answer.is === 'there' ? [withoutSecrets(answer.value)] : []))
  const running = now.filter(({ State }) => State.Running && State.Pid > 0)
  const host = running.length > 0 ? await survey(eyes, running) : undefined
  return new Map(
    now.map((inspect) => [
      inspect.Id,
      // One that starts and ends all the time may be away once more: what the daemon says of it is still judged.
      observed(inspect, host?.seen ? kernelOf(inspect, host.value) : unseen(neverThere)),
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
