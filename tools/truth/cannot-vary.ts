import type { Judged } from './world.ts'

/** Items that have fewer than three states on a lab host, each with the reason. */
export const cannotVary: Partial<Record<Judged, string>> = {
  K1: 'the kernel of a lab host is that of the machine that it runs on; no two kernels are there to choose from. Unit tests show its states.',
  K4: 'whether there is AppArmor or SELinux is the machine’s: here it is unsupported, in the virtual machine of npm run test:vm it is not. Unit tests show its states.',
}
