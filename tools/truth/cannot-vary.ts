import type { Judged } from './world.ts'

/** Items that have fewer than three states on a lab host, each with the reason. */
export const cannotVary: Partial<Record<Judged, string>> = {
  K4: 'a lab host may load no profiles, so it is unsupported there, whatever the machine’s kernel has. tools/vm/audited-machine.real.test.ts shows a container that AppArmor holds and one that it does not, unit tests the other states.',
}
