import { type Message, ProbeError, msg, reasonOf } from '../../contract/index.ts'
import { type AuditedHost, type Seen, unseen } from '../audited-host.ts'
import type { ObservedContainer, ObservedImage, ObservedNetwork, Observation } from '../observation.ts'
import type { HostSurvey } from '../survey.ts'
import { readConfiguration } from './configuration.ts'
import { type DaemonApi, daemonApi } from './daemon-api.ts'
import { probeMore } from './probe-more.ts'
import { readContainers } from './read-containers.ts'
import { readImages } from './read-images.ts'
import { surveyContainers } from './survey-containers.ts'
import { tryDoors } from './try-doors.ts'
import { tryRegistries } from './try-registries.ts'
import { pairsToTry, tryTraffic } from './try-traffic.ts'

/**
 * All that an audit sees of a machine, in one pass. Read-only, but for `probes`, which the host allows or not. Throws
 * ProbeError or ImpostorError where the daemon can't be asked; all else that can't be seen says so in its place.
 */
export async function observe(
  host: AuditedHost,
  on: (fraction: number) => void = () => {},
): Promise<Observation> {
  const began = performance.now()
  const at = new Date().toISOString()
  const api = daemonApi(host)
  // What leads to the processes comes first; the rest is asked while the kernel is looked at.
  const listed = (await api.containers()).filter(({ Names }) => !Names.includes(`/${host.ours?.container}`))
  on(0.1)
  const read = await readContainers(api, listed, (done) =>
    on(0.1 + (0.4 * done) / Math.max(1, listed.length)),
  )
  const used = new Set(listed.map(({ ImageID }) => ImageID))
  const [looked, info, listedNetworks, images, volumes] = await Promise.all([
    surveyContainers(host.eyes, api, read),
    api.info(),
    api.networks(),
    api.images().then((all) => readImages(api, all.filter(isTheirs(host)), used)),
    api.volumes(),
  ])
  on(0.7)
  const { containers, host: survey } = looked
  const networks = listedNetworks.map((network) => networkOf(network, containers))
  const tries = await tryAll(host, survey, { networks, containers, images })
  on(0.9)
  const doors = tries.daemonDoors.seen ? tries.daemonDoors.value : []
  const configuration = survey.seen
    ? readConfiguration({ info, containers, networks, host: survey.value, doors })
    : unseen(survey.why)
  const probes = await probeMore(host.runner, info, images)
  on(1)
  return {
    at,
    took: Math.round(performance.now() - began),
    name: host.name,
    isLab: host.isLab,
    sight: host.sight,
    probed: host.runner.seen,
    info,
    containers,
    vanished: looked.vanished,
    unread: read.unread,
    images,
    networks,
    volumes: volumes.map(({ Name, Driver, Options, Labels }) => ({
      name: Name,
      driver: Driver,
      options: Options,
      anonymous: 'com.docker.volume.anonymous' in Labels || /^[0-9a-f]{64}$/.test(Name),
    })),
    host: survey,
    configuration,
    tries,
    probes,
  }
}

/** An image that was brought for this audit goes with it. */
const isTheirs =
  ({ ours }: AuditedHost) =>
  ({ RepoTags }: { RepoTags: string[] }) =>
    ours?.image === undefined || !RepoTags.includes(ours.image)

type Listed = Awaited<ReturnType<DaemonApi['networks']>>[number]

/** Who is in a network, as containers say it themselves: asking for each network would cost a question each. */
function networkOf(
  { Id, Name, Driver, Internal, Options }: Listed,
  containers: readonly ObservedContainer[],
) {
  const members = containers.flatMap(({ name, running, inspect }) => {
    const own = Object.values(inspect.NetworkSettings.Networks ?? {}).find(
      ({ NetworkID }) => NetworkID === Id,
    )
    return running && own ? [{ container: name, address: own.IPAddress }] : []
  })
  return { id: Id, name: Name, driver: Driver, internal: Internal, options: Options, members }
}

type Tries = Observation['tries']

/** What is tried, harmlessly, from the machine's own place. */
async function tryAll(
  host: AuditedHost,
  survey: Seen<HostSurvey>,
  {
    networks,
    containers,
    images,
  }: { networks: ObservedNetwork[]; containers: ObservedContainer[]; images: ObservedImage[] },
): Promise<Tries> {
  const { eyes } = host
  if (!eyes.seen || !survey.seen) {
    const { why } = eyes.seen ? (survey as { why: Message }) : eyes
    return { containerTraffic: unseen(why), daemonDoors: unseen(why), registries: unseen(why) }
  }
  const [containerTraffic, daemonDoors, registries] = await Promise.all([
    attempted(() => tryTraffic(eyes.value, pairsToTry(networks, containers))),
    attempted(() => tryDoors(eyes.value, survey.value)),
    attempted(() => tryRegistries(eyes.value, survey.value, images, host.runner.seen)),
  ])
  return { containerTraffic, daemonDoors, registries }
}

/** Not being able to try one thing is no reason not to see the others. */
async function attempted<T>(attempt: () => Promise<Seen<T>>): Promise<Seen<T>> {
  try {
    return await attempt()
  } catch (error) {
    if (!(error instanceof ProbeError)) throw error
    return unseen(msg`It could not be tried. (${reasonOf(error)})`)
  }
}
