import { z } from 'zod'
import { MachineAnswers, MachinesPicture } from '../../contract/index.ts'
import { SaidText } from './said-text.ts'

const SaidAnswers = MachineAnswers.extend({
  name: SaidText,
  kernel: SaidText,
  processes: z.array(SaidText).transform((names) => names.slice(0, 50)),
}).nullable()

/** What an exercise says of machines, in words fit to be shown. Throws where it isn't that. */
const SaidMachines = MachinesPicture.omit({ at: true }).extend({
  host: SaidAnswers,
  vm: SaidAnswers,
  container: SaidAnswers,
})

export const machinesPicture = (said: unknown): Omit<MachinesPicture, 'at'> => SaidMachines.parse(said)
