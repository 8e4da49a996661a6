import type { BootFile } from '../shared/boot-files.ts'
import type { ContainerSeen } from './observation.ts'

/** What a file that is read at boot keeps: refusals for what containers send out, and for what they send to master. */
export interface Kept {
  outward: BootFile[]
  host: BootFile[]
}

const REFUSES = /\b(?:drop|reject)\b/i
const FORWARDED = /DOCKER-USER|\bforward\b|\bprerouting\b/i
const TO_HOST = /\binput\b|\bprerouting\b/i

/** Whether a line tells where a rule stands, or that it refuses. */
export function saysSomething(line: string): boolean {
  return [REFUSES, FORWARDED, TO_HOST, /egress-zone/].some((pattern) => pattern.test(line))
}

/**
 * What on the disk would refuse again after a reboot. That it is refused now was tried; here it only matters
 * that something which is read at boot speaks of the same place.
 */
export function keptAtBoot(files: readonly BootFile[]): Kept {
  const started = files.filter(
    ({ lines, units }) =>
      units.some(({ state }) => state === 'enabled') && lines.some((line) => REFUSES.test(line)),
  )
  return {
    outward: started.filter((file) => refusesAt(file, 'outward')),
    host: started.filter((file) => refusesAt(file, 'host')),
  }
}

/** A file of ours that nothing reads at boot: what to say about it. */
export function idleFile(files: readonly BootFile[]): BootFile | undefined {
  return files.find(
    ({ lines, units }) =>
      lines.some((line) => REFUSES.test(line)) && !units.some(({ state }) => state === 'enabled'),
  )
}

/**
 * The first rule on the disk with an address that the container got by chance: the next container, or this one
 * after the next start, has another.
 */
export function chanceAddress(files: readonly BootFile[], service: ContainerSeen | null): string | undefined {
  const addresses = (service?.networks ?? []).filter(({ fixed }) => !fixed).map(({ address }) => address)
  const lines = files.filter(({ units }) => units.length > 0).flatMap((file) => file.lines)
  return addresses.find((address) => address !== '' && lines.some((line) => names(line, address)))
}

function refusesAt({ path, lines }: BootFile, place: keyof Kept): boolean {
  const some = (pattern: RegExp) => lines.some((line) => pattern.test(line))
  if (path.startsWith('/etc/firewalld/policies/')) {
    return place === 'host' ? some(/egress-zone name="HOST"/) : some(/egress-zone name="(?!HOST")/)
  }
  if (path === '/etc/firewalld/direct.xml') {
    // In Docker's chains a direct rule comes last once firewalld has been reloaded.
    return place === 'host' ? some(/chain="(?:INPUT|PREROUTING)/) : some(/chain="PREROUTING/)
  }
  if (path.startsWith('/etc/firewalld/')) return place === 'host' && some(/<zone\b|<rule\b/)
  return some(place === 'host' ? TO_HOST : FORWARDED)
}

function names(line: string, address: string): boolean {
  const at = line.indexOf(address)
  return at >= 0 && !/[\d.]/.test(line[at - 1] ?? '') && !/\d/.test(line[at + address.length] ?? '')
}
