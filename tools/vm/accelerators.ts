import { accessSync, constants } from 'node:fs'
import type { Workshop } from './debian.ts'
import { type Accelerator, type Machine, type MachineParts, boot } from './machine.ts'

/** Whether trying makes sense; a KVM that can be opened may still not be able to run anything. */
function mayHaveKvm(): boolean {
  try {
    accessSync('/dev/kvm', constants.R_OK | constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** Boots the machine the fastest way that works here, or the way that is asked for. */
export async function bootSomehow(
  parts: MachineParts,
  wanted: Accelerator | undefined,
  workshop: Workshop,
): Promise<{ machine: Machine; accelerator: Accelerator }> {
  const { say } = workshop.person
  if (wanted !== 'tcg' && (wanted === 'kvm' || mayHaveKvm())) {
    say('Booting the virtual machine on KVM …')
    try {
      return { machine: await boot(parts, 'kvm', workshop), accelerator: 'kvm' }
    } catch (error) {
      if (wanted === 'kvm' || workshop.signal.aborted) throw error
      say(`KVM is there but does not run it: ${(error as Error).message}`)
    }
  }
  say('Booting the virtual machine in software (TCG); this takes about a minute …')
  return { machine: await boot(parts, 'tcg', workshop), accelerator: 'tcg' }
}
