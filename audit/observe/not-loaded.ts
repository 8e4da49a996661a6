import type {
  DaemonConfiguration,
  DaemonInfo,
  ObservedContainer,
  ObservedNetwork,
  Tried,
} from '../observation.ts'
import { defaultLogOptions, defaultUlimits } from './given-by-default.ts'
import { type HostSurvey, isReadable } from '../survey.ts'

/** What is known of the daemon as it runs. */
export interface InEffect {
  info: DaemonInfo
  containers: readonly ObservedContainer[]
  networks: readonly ObservedNetwork[]
  host: HostSurvey
  doors: readonly Tried<{ address: string; port: number; tls: boolean }>[]
}

type Setting = DaemonConfiguration['notLoaded'][number]
/** What is in effect, as text to compare with what the file says; `undefined` where nothing shows it. */
type Shows = (effect: InEffect, wanted: unknown) => string | undefined

const has = ({ info }: InEffect, option: string): boolean =>
  info.SecurityOptions.some((each) => each === `name=${option}` || each.startsWith(`name=${option},`))
const yes = (is: boolean): string => String(is)
const other = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number'
    ? String(value)
    : undefined

const bridgeOption = ({ networks }: InEffect, name: string): string | undefined =>
  networks.find(({ options }) => options['com.docker.network.bridge.default_bridge'] === 'true')?.options[
    `com.docker.network.bridge.${name}`
  ]

/** Docker's options of which the API or the kernel shows whether they are in effect. */
const shown: Record<string, Shows> = {
  icc: (effect) => bridgeOption(effect, 'enable_icc'),
  ip: (effect) => bridgeOption(effect, 'host_binding_ipv4'),
  'userns-remap': (effect, wanted) => {
    if (!has(effect, 'userns')) return ''
    // Which user it is doesn't show; that there is one does.
    return wanted === '' ? 'another user' : String(wanted)
  },
  'live-restore': ({ info }) => yes(info.LiveRestoreEnabled),
  'no-new-privileges': (effect) => yes(has(effect, 'no-new-privileges')),
  'selinux-enabled': (effect) => yes(has(effect, 'selinux')),
  'log-driver': ({ info }) => info.LoggingDriver,
  'default-runtime': ({ info }) => info.DefaultRuntime,
  experimental: ({ info }) => other(info.ExperimentalBuild),
  debug: ({ info }) => other(info.Debug),
  'storage-driver': ({ info }) => info.Driver,
  'data-root': ({ info }, wanted) =>
    // With userns-remap, it is a folder within.
    info.DockerRootDir.startsWith(`${String(wanted).replace(/\/$/, '')}/`)
      ? String(wanted)
      : info.DockerRootDir,
  'seccomp-profile': ({ info }, wanted) => {
    const option = info.SecurityOptions.find((each) => each.startsWith('name=seccomp'))
    if (option === undefined) return undefined
    const profile = /profile=([^,]*)/.exec(option)?.[1] ?? ''
    return (profile === 'builtin' || profile === 'default') && (wanted === '' || wanted === 'builtin')
      ? String(wanted)
      : profile
  },
  'userland-proxy': ({ host }) => {
    // Where no port is published, there would be none either way.
    return host.processes.some(({ exe }) => exe.endsWith('/docker-proxy')) ? 'true' : undefined
  },
}

/** Options that are lists of which the daemon shows its own: what the file has more than that is not loaded. */
const lists: Record<string, (effect: InEffect) => string[] | undefined> = {
  'insecure-registries': ({ info }) => insecureRegistries(info),
  'registry-mirrors': ({ info }) => info.RegistryConfig?.Mirrors?.map(withoutSlash) ?? [],
  'authorization-plugins': ({ info }) => {
    const plugins = info.Plugins
    const named = typeof plugins === 'object' && plugins !== null ? Object.entries(plugins) : []
    const found = named.find(([kind]) => kind === 'Authorization')?.[1]
    return Array.isArray(found) ? found.map(String) : []
  },
  labels: ({ info }) => (Array.isArray(info.Labels) ? info.Labels.map(String) : []),
}

/** What the daemon itself always has among the insecure ones. */
const ALWAYS_INSECURE = new Set(['127.0.0.0/8', '::1/128'])

function insecureRegistries({ RegistryConfig }: DaemonInfo): string[] {
  const named = Object.values(RegistryConfig?.IndexConfigs ?? {}).filter(({ Secure }) => !Secure)
  return [...(RegistryConfig?.InsecureRegistryCIDRs ?? []), ...named.map(({ Name }) => Name)].filter(
    (each) => !ALWAYS_INSECURE.has(each),
  )
}

const withoutSlash = (url: string): string => url.replace(/\/$/, '')
const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

/** A start is known to a hundredth of a second, and the clock's own second may be off by as much as one. */
const SLACK_MS = 1000

/** Settings of the daemon's file that are not in effect, or of which nothing shows it while the file is younger than the daemon. */
export function notLoaded(
  {
    file,
    startedAt,
    changedAt,
    args,
  }: Pick<DaemonConfiguration, 'file' | 'startedAt' | 'changedAt' | 'args'>,
  effect: InEffect,
): Setting[] {
  const isYounger = changedAt > startedAt + SLACK_MS
  const settings = Object.entries(file ?? {}).flatMap(([setting, value]): Setting[] => {
    const wanted = textOf(value)
    const effective = effectOf(setting, value, effect)
    if (effective === undefined) return isYounger ? [{ setting, wanted, effective: 'unknown' }] : []
    return effective === wanted ? [] : [{ setting, wanted, effective }]
  })
  return [...settings, ...stillThere(file ?? {}, args, effect)]
}

/** What is in effect, in the words of the file where it is the same. */
function effectOf(setting: string, value: unknown, effect: InEffect): string | undefined {
  const listed = lists[setting]?.(effect)
  if (listed && Array.isArray(value)) {
    const missing = value
      .map((each) => withoutSlash(String(each)))
      .filter(
        (each) => !listed.includes(each) && !(setting === 'insecure-registries' && ALWAYS_INSECURE.has(each)),
      )
    return missing.length === 0 ? textOf(value) : textOf(listed)
  }
  if (setting === 'default-ulimits') return defaultUlimits(value, effect)
  if (setting === 'log-opts') return defaultLogOptions(value, effect)
  if (setting === 'hosts') return addressesInEffect(value, effect)
  if (setting === 'metrics-addr') return addressesInEffect([`tcp://${String(value)}`], effect, textOf(value))
  if (setting === 'tlsverify' || setting === 'tls') return guardInEffect(value, effect)
  return shown[setting]?.(effect, value)
}

/** TCP addresses that the file names, against what the daemon's process holds. */
function addressesInEffect(value: unknown, { host }: InEffect, same = textOf(value)): string | undefined {
  const { daemon, listeners } = host
  if (!Array.isArray(value) || !daemon || !isReadable(listeners)) return undefined
  const held = listeners.sockets.filter(({ pids }) => pids.includes(daemon.pid)).map(({ port }) => port)
  const wanted = value.flatMap((each) => /^tcp:\/\/.*:(\d+)$/.exec(String(each))?.[1] ?? []).map(Number)
  const isThere = wanted.every((port) => held.includes(port))
  if (isThere) return wanted.length === value.length ? same : undefined
  return held.length > 0 ? `tcp: ${held.join(', ')}` : 'no TCP port'
}

/** Whether a door that is there lets strangers in. */
function guardInEffect(value: unknown, { doors }: InEffect): string | undefined {
  const isOpen = doors.some(
    ({ outcome }) => outcome.kind === 'answered' && outcome.status === 200 && outcome.body.trim() === 'OK',
  )
  if (doors.length === 0) return undefined
  return isOpen ? 'false' : value === true ? 'true' : undefined
}

/** Taking a registry out of the file and reloading doesn't take it out of the daemon. */
function stillThere(file: Record<string, unknown>, args: readonly string[], { info }: InEffect): Setting[] {
  const wanted = file['insecure-registries']
  const named = Array.isArray(wanted) ? wanted.map(String) : []
  const left = insecureRegistries(info).filter(
    (each) => !named.includes(each) && !args.some((arg) => arg.endsWith(each)),
  )
  if (left.length === 0 || named.some((each) => !insecureRegistries(info).includes(each))) return []
  return [
    { setting: 'insecure-registries', wanted: textOf(named), effective: textOf(insecureRegistries(info)) },
  ]
}
