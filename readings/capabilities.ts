import { capabilityNames } from '../contract/index.ts'

/** The names of a set that the kernel printed as a hexadecimal number. */
export function capabilitiesIn(hex: string): string[] {
  if (!/^[0-9a-f]+$/i.test(hex)) return [`unreadable (${hex})`]
  const found: string[] = []
  for (let set = BigInt(`0x${hex}`), number = 0; set > 0n; set >>= 1n, number++) {
    if (set & 1n) found.push(capabilityNames[number] ?? `number ${number}`)
  }
  return found
}

/** The number that the kernel prints for a set of these, as a bigint. */
export function numberOf(set: readonly string[]): bigint {
  return set.reduce((sum, name) => sum | (1n << BigInt(capabilityNames.indexOf(name))), 0n)
}

/** One set of /proc/<pid>/status, e.g. CapBnd, as names; `undefined` where it is not there. */
export function setIn(status: string, set: string): string[] | undefined {
  const hex = new RegExp(`^${set}:\\s*([0-9a-f]+)$`, 'm').exec(status)?.[1]
  return hex === undefined ? undefined : capabilitiesIn(hex)
}
