import { type HostProbe, type Message, msg, type Params, verbatim } from '../../contract/index.ts'
import type { ContainerInspect } from '../../readings/container-types.ts'
import { inspectContainer } from '../shared/containers.ts'
import { api, isDone } from '../shared/daemon-api.ts'
import { programOf, statusFileOf } from './component.ts'
import type { ImageSeen, ServiceSeen } from './observation.ts'

interface ImageInspect {
  Id: string
  Size: number
  RepoTags: string[] | null
  RepoDigests: string[] | null
}

export const nowhere: ServiceSeen = { state: 'missing', pid: 0, ports: [], image: null }

/** The service's container: its sockets as the kernel has them, its image as the daemon and the disk have it. */
export async function seeService(master: HostProbe, params: Params): Promise<ServiceSeen> {
  const container = await inspectContainer(master, params.service ?? '')
  if (!container) return nowhere
  const { Running, Paused, Pid } = container.State
  const runs = Running && !Paused && Pid > 0 && (await master.process(Pid)) !== undefined
  const [listeners, image] = await Promise.all([
    runs ? master.listeners(Pid) : [],
    seeImage(master, container, params),
  ])
  const ports = [...new Set(listeners.map(({ port }) => port))].sort((one, other) => one - other)
  return { state: runs ? 'running' : 'stopped', pid: Pid, ports, image }
}

async function seeImage(
  master: HostProbe,
  container: ContainerInspect,
  params: Params,
): Promise<ImageSeen | null> {
  const path = `/images/${container.Image}`
  const [about, history, raw] = await Promise.all([
    api(master, { path: `${path}/json` }),
    api(master, { path: `${path}/history` }),
    master.readFile(`/var/lib/docker/image/overlay2/imagedb/content/${container.Image.replace(':', '/')}`),
  ])
  if (!isDone(about)) return null
  const { Id, Size, RepoTags, RepoDigests } = about.json as ImageInspect
  const { LowerDir = '', UpperDir = '' } = container.GraphDriver?.Data ?? {}
  // From the top to the bottom; the container's own layer is what was written since it runs.
  const layers = LowerDir.split(':').filter((layer) => layer !== '')
  const all = [UpperDir, ...layers].filter((layer) => layer !== '')
  const find = async (needle: string) =>
    all.length === 0 ? [] : (await master.findFiles({ roots: all, needle })).map(({ path: file }) => file)
  const tokens = spellingsOf(params.depotToken ?? '')
  const [secrets, backdoors, starts, status, program] = await Promise.all([
    Promise.all(tokens.map(find)),
    find(params.backdoorWord ?? ''),
    find(`httpd -p ${params.backdoorPort}`),
    readTopmost(master, layers, statusFileOf(params)),
    readTopmost(master, layers, programOf(params)),
  ])
  const told = (text: string) => tokens.some((token) => text.includes(token))
  const configuration = JSON.stringify(container.Config)
  return {
    id: Id,
    size: Size,
    names: [...(RepoTags ?? []), ...(RepoDigests ?? [])],
    layers: layers.length,
    secretIn: [
      ...(told(`${about.message}${raw ?? ''}`) ? [msg`the configuration of the image`] : []),
      ...(told(history.message) ? [msg`the history of the image`] : []),
      ...(told(configuration) ? [msg`the configuration of the container`] : []),
      ...[...new Set(secrets.flat())].map(shortened),
    ].slice(0, 10),
    backdoorIn: [...new Set([...backdoors, ...starts])].map(shortened).slice(0, 10),
    status: status?.slice(0, 600) ?? null,
    program: program?.slice(0, 1200) ?? null,
  }
}

/** A secret as it is, and as base64 has it, but for the end, which depends on what follows. */
function spellingsOf(secret: string): string[] {
  return [secret, Buffer.from(secret.slice(0, secret.length - (secret.length % 3))).toString('base64')]
}

/** What a container sees at this path, were it not for its own layer: a deletion hides what is below. */
async function readTopmost(master: HostProbe, layers: string[], path: string): Promise<string | null> {
  for (const layer of layers) {
    const found = await master.stat(`${layer}${path}`)
    if (found?.type === 'file') return (await master.readFile(`${layer}${path}`)) ?? null
    if (found) return null
  }
  return null
}

/** Without what the disk calls the layer, which says nothing to anybody. */
function shortened(path: string): Message {
  const [, layer = '', file = path] = /\/overlay2\/([^/]+)\/diff(\/.*)$/.exec(path) ?? []
  return layer === '' ? verbatim(path) : msg`${file} in layer ${layer.slice(0, 8)}`
}
