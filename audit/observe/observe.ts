import { type Message, ProbeError, msg, reasonOf } from '../../contract/index.ts'
import { type AuditedHost, type Seen, unseen } from '../audited-host.ts'
import type { ObservedContainer, ObservedImage, ObservedNetwork, Observation } from '../observation.ts'
import type { HostSurvey } from '../survey.ts'
import { readConfiguration } from './configuration.ts'
import { type DaemonApi, daemonApi } from './daemon-api.ts'
import { hiddenContainers, unreadAs } from './hidden-containers.ts'
import { probeMore } from './probe-more.ts'
import { readContainers } from './read-containers.ts'
import { readImages } from './read-images.ts'
import { surveyFiles, surveyHost, surveyedContainers } from './survey-containers.ts'
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
  // The daemon tells of its containers while the kernel is looked at; what belongs together is put together afterwards.
  const listing = api.containers()
  const reading = listing.then((listed) =>
    readContainers(api, listed, (fraction) => on(0.1 + 0.5 * fraction)),
  )
  const [machine, files, read, all, info, listedNetworks, images, volumes] = await Promise.all([
    surveyHost(host.eyes),
    reading.then(({ inspects }) => surveyFiles(host.eyes, inspects)),
    reading,
    listing,
    api.info(),
    api.networks(),
    Promise.all([api.images(), listing]).then(([there, users]) =>
      readImages(api, there, new Set(users.map(({ ImageID }) => ImageID))),
    ),
    api.volumes(),
  ])
  on(0.7)
  const looked = await surveyedContainers(host.eyes, api, read, { machine, files })
  const { containers, host: survey } = looked
  const networks = listedNetworks.map((network) => networkOf(network, containers))
  const [tries, hidden] = await Promise.all([
    tryAll(host, survey, { networks, containers, images }),
    host.eyes.seen && survey.seen
      ? hiddenContainers(host.eyes.value, api, {
          host: survey.value,
          listed: new Map([
            ...all.map(({ Id }): [string, number] => [Id, 0]),
            ...read.inspects.map(({ Id, State }): [string, number] => [Id, State.Pid]),
          ]),
          root: info.DockerRootDir,
        })
      : [],
  ])
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
    unread: [...read.unread, ...hidden.map(unreadAs)],
    hidden,
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
