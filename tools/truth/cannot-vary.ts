import type { Judged } from './world.ts'

/** Items that have fewer than three states on a lab host, each with the reason. */
export const cannotVary: Partial<Record<Judged, string>> = {
  K4: 'whether the kernel has AppArmor or SELinux is the machine’s, and a container can’t be given a label that no kernel enforces. Without either it is unsupported; in the virtual machine of npm run test:vm it is not. Unit tests show its states.',
}
