import { capabilityNames, defaultCapabilities } from '../../../contract/index.ts'
import { setIn } from '../../../readings/capabilities.ts'
import type { ContainerInspect } from '../../../readings/container-types.ts'
import { fieldOf, list, securityOptions } from './fields.ts'

/**
 * The capabilities that a process has or can come to: with no_new_privs those that it is permitted, else all of its
 * bounding set, as a setuid file or one with capabilities gives them back. `undefined` where the kernel's words lack one.
 */
export function reachableOf(status: string): string[] | undefined {
  const [effective, permitted, bounding] = ['CapEff', 'CapPrm', 'CapBnd'].map((set) => setIn(status, set))
  if (!effective || !permitted || !bounding) return undefined
  const held = new Set([...effective, ...permitted])
  if (fieldOf(status, 'NoNewPrivs') !== '1') for (const name of bounding) held.add(name)
  return [...held]
}

/** The same as the daemon says it. A user's name may be anybody, so only a number is believed. */
export function reachableAsked(
  { HostConfig, Config }: ContainerInspect,
  daemonOptions: readonly string[],
): string[] {
  if (HostConfig.Privileged === true) return [...capabilityNames]
  const isNobody = /^0*[1-9]\d*(:|$)/.test(Config.User ?? '')
  const noNew = securityOptions(HostConfig, 'no-new-privileges').at(-1)
  const holdsBack =
    noNew === undefined ? daemonOptions.includes('name=no-new-privileges') : noNew === '' || noNew === 'true'
  if (isNobody && holdsBack) return []
  const [added, dropped] = [names(HostConfig.CapAdd), names(HostConfig.CapDrop)]
  const start = dropped.includes('ALL') ? [] : added.includes('ALL') ? capabilityNames : defaultCapabilities
  const more =
    added.includes('ALL') && dropped.includes('ALL')
      ? capabilityNames
      : added.filter((name) => name !== 'ALL')
  return [...new Set([...start.filter((name) => !dropped.includes(name)), ...more])]
}

/** `cap_net_raw` and `NET_RAW` are one. */
export const names = (words: readonly string[] | null | undefined): string[] =>
  list(words).map((word) => word.toUpperCase().replace(/^CAP_/, ''))
