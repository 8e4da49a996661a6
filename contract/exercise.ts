import { z } from 'zod'
import type { AuditPolicy } from './audit/policy.ts'
import type { Message } from './message.ts'
import { messageSchema } from './message-schema.ts'
import type { HostName, Params } from './lab.ts'
import type { MachinesPicture } from './picture.ts'
import type { HostProbe, LabProbe } from './probe.ts'
import type { CheckResult } from './verdict.ts'

/** What the renderer and the CLI show of an exercise. */
export const TaskInfo = z.object({
  id: z.string(),
  title: messageSchema,
  /** One or two sentences: what must be true, not how. */
  description: messageSchema,
  points: z.number().int().positive(),
  hints: z.number().int().nonnegative(),
})
export type TaskInfo = z.infer<typeof TaskInfo>

export const ExerciseInfo = z.object({
  id: z.string(),
  title: messageSchema,
  summary: messageSchema,
  minutes: z.number().int().positive(),
  hosts: z.array(z.string()),
  tasks: z.array(TaskInfo),
  /** Absent where there is nothing to attack, as in a reading. */
  attempt: z.object({ title: messageSchema, description: messageSchema }).optional(),
})
export type ExerciseInfo = z.infer<typeof ExerciseInfo>

/** One step of an attempt: what the attacker did and what came back. */
export const AttemptStep = z.object({
  tried: messageSchema,
  got: messageSchema,
  /** Whether this step got the attacker further. */
  succeeded: z.boolean(),
  at: z.iso.datetime(),
})
export type AttemptStep = z.infer<typeof AttemptStep>

export const AttemptReport = z.object({
  exercise: z.string(),
  /** `succeeded`: the attacker got in. `refused`: every way was closed. `error`: we could not try it. */
  outcome: z.enum(['succeeded', 'refused', 'error']),
  summary: messageSchema,
  steps: z.array(AttemptStep),
  at: z.iso.datetime(),
})
export type AttemptReport = z.infer<typeof AttemptReport>

/** A lab's hosts; every host has a probe container beside it. */
export type Topology = readonly HostName[]

export interface TaskDefinition {
  id: string
  title: Message
  description: Message
  points: number
  /** From a nudge to nearly the command; shown one at a time. `__name__` stands for a parameter. */
  hints: readonly Message[]
}

/** The attack: succeeds on the lab as found, is refused once all tasks pass. */
export interface AttemptDefinition {
  title: Message
  description: Message
  run(lab: LabProbe, params: Params, onStep: (step: AttemptStep) => void): Promise<AttemptReport>
}

/**
 * One exercise. `observe` gathers, with effects: attempts first, the daemon's API second, files last.
 * `judge` is pure: the same observation and parameters always give the same results.
 */
export interface ExerciseDefinition<Observation = unknown> {
  id: string
  title: Message
  summary: Message
  minutes: number
  topology: Topology
  tasks: readonly TaskDefinition[]
  /** Draws parameters from a seed. The engine adds `<host>Address` for each host before `setup` runs. */
  params(random: SeededRandom): Params
  /** Root shell script per host that makes the state the learner finds. Parameters come in the environment. Must not depend on the addresses. */
  setup(params: Params): Record<HostName, string>
  observe(lab: LabProbe, params: Params): Promise<Observation>
  /** Results by task id. */
  judge(observation: Observation, params: Params): Record<string, CheckResult[]>
  /** For `check` on demand, when all tasks that a restart could hide pass: disturbs the lab (restarts a unit) and observes again. */
  verifyDurable?(lab: LabProbe, params: Params, before: Observation): Promise<Observation>
  /** Absent where there is nothing to attack, as in a reading. */
  attempt?: AttemptDefinition
  /** What is meant to be on the lab's hosts, where the story says so: an audit of them goes by it until a person says otherwise. */
  auditPolicy?(params: Params): AuditPolicy
  /** What a host of the lab and those on it say of themselves, for the picture `machines`. Asked while somebody watches. */
  machines?(host: HostProbe, params: Params): Promise<MachinesPicture>
  /** Paths per host whose change may change a verdict; directories are watched to the depth of their entries. */
  watch: Record<HostName, readonly string[]>
}

/** Deterministic draws: the same seed and label always give the same value. */
export interface SeededRandom {
  /** An integer, both ends included. */
  integer(label: string, min: number, max: number): number
  pick<T>(label: string, from: readonly T[]): T
}
