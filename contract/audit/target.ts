import { z } from 'zod'
import { ExerciseId, HostName } from '../lab.ts'

/**
 * What is audited, as whoever asks names it.
 * - `lab`: a host of an open lab.
 * - `docker`: a Docker engine: a context's name, or an address (`unix://`, `ssh://`, `tcp://`); the one that the docker
 *   CLI would take where neither is given.
 */
export const AuditTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('lab'), exercise: ExerciseId, host: HostName }),
  z.object({
    kind: z.literal('docker'),
    context: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9_.+-]{0,100}$/)
      .optional(),
    address: z
      .string()
      .max(300)
      .regex(/^(unix|ssh|tcp|npipe):\/\/\S+$/)
      // It is kept and shown with every report: Docker takes no login over TCP, and ssh takes no password there.
      .refine((address) => !/^tcp:\/\/[^/]*@|^ssh:\/\/[^/@]*:[^/]*@/.test(address))
      .optional(),
  }),
])
export type AuditTarget = z.infer<typeof AuditTarget>

/**
 * How far the audit saw.
 * - `api`: what the daemon's API says, and nothing of the machine below it.
 * - `machine`: its kernel and files too, read there without starting anything of Docker's.
 */
export const AuditSight = z.enum(['api', 'machine'])
export type AuditSight = z.infer<typeof AuditSight>
