import { type Message, msg, verbatim } from '../../contract/message.ts'
import { capabilityNames, defaultCapabilities } from '../../contract/capabilities.ts'

/** Docker’s fourteen, as numbers. */
export const dockerDefault: readonly number[] = defaultCapabilities
  .map((name) => capabilityNames.indexOf(name))
  .toSorted((a, b) => a - b)

/** A newer kernel may know more than there are names for here. */
export function capabilityName(number: number): Message {
  const name = capabilityNames[number]
  return name === undefined ? msg`number ${number}` : verbatim(name)
}

/** As programs and manuals write it. */
export function fullCapabilityName(number: number): Message {
  const name = capabilityNames[number]
  return name === undefined ? msg`Capability number ${number}` : verbatim(`CAP_${name}`)
}

/** The numbers in a set that the kernel printed as a hexadecimal number. */
export function numbersIn(hex: string): Set<number> {
  const found = new Set<number>()
  let rest = BigInt(`0x${hex}`)
  for (let number = 0; rest > 0n; number++, rest >>= 1n) if (rest & 1n) found.add(number)
  return found
}
