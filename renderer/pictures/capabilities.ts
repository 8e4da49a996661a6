import { capabilityNames, defaultCapabilities } from '../../contract/capabilities.ts'

/** Docker’s fourteen, as numbers. */
export const dockerDefault: readonly number[] = defaultCapabilities
  .map((name) => capabilityNames.indexOf(name))
  .toSorted((a, b) => a - b)

/** A newer kernel may know more than there are names for here. */
export function capabilityName(number: number): string {
  return capabilityNames[number] ?? `number ${number}`
}

/** The numbers in a set that the kernel printed as a hexadecimal number. */
export function numbersIn(hex: string): Set<number> {
  const found = new Set<number>()
  let rest = BigInt(`0x${hex}`)
  for (let number = 0; rest > 0n; number++, rest >>= 1n) if (rest & 1n) found.add(number)
  return found
}
