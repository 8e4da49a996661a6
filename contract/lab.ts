import { z } from 'zod'
import { messageSchema } from './message-schema.ts'

/** A host of a topology: also its hostname on the lab's network. */
export const HostName = z.string().regex(/^[a-z][a-z0-9-]{1,30}$/)
export type HostName = z.infer<typeof HostName>

export const ExerciseId = z.string().regex(/^[a-z][a-z0-9-]{1,40}$/)
export type ExerciseId = z.infer<typeof ExerciseId>

/** What parameters are drawn from; any short word without spaces. */
export const Seed = z.string().regex(/^[A-Za-z0-9._-]{1,64}$/)
export type Seed = z.infer<typeof Seed>

/** Parameters as the lesson and the scripts see them: every value is text. */
export const Params = z.record(z.string().regex(/^[a-z][A-Za-z0-9]*$/), z.string())
export type Params = z.infer<typeof Params>

export const HostInfo = z.object({
  name: HostName,
  /** IPv4 address on the lab's network. */
  address: z.ipv4(),
  state: z.enum(['booting', 'ready', 'down']),
})
export type HostInfo = z.infer<typeof HostInfo>

/** A lab that is open: the hosts of one exercise, prepared for one seed. */
export const LabSession = z.object({
  id: z.string(),
  exercise: ExerciseId,
  seed: Seed,
  params: Params,
  hosts: z.array(HostInfo),
  openedAt: z.iso.datetime(),
  /** When its hosts were started again after they had been put away: what ran on them began anew. */
  wokenAt: z.iso.datetime().optional(),
})
export type LabSession = z.infer<typeof LabSession>

/** A problem that a person should read: what happened, what it means, what to do. */
export const Trouble = z.object({
  code: z.string(),
  what: messageSchema,
  means: messageSchema,
  todo: messageSchema,
})
export type Trouble = z.infer<typeof Trouble>

/** One step of something that takes time. */
export const Progress = z.object({
  /** What is happening now: "Installing packages into the lab host image". */
  step: messageSchema,
  /** 0 to 1 over the whole undertaking; never goes back. */
  fraction: z.number().min(0).max(1),
  /** The last line of output, where there is one. */
  detail: z.string().optional(),
})
export type Progress = z.infer<typeof Progress>

/** What the lab of an exercise is doing. */
export const LabState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('closed') }),
  z.object({ kind: z.literal('opening'), progress: Progress }),
  z.object({ kind: z.literal('open'), session: LabSession }),
  z.object({ kind: z.literal('resetting'), session: LabSession, progress: Progress }),
  /** Its hosts are shut down, because nobody used them and others need the machine. Opening it starts them again as they were left. */
  z.object({ kind: z.literal('asleep'), session: LabSession }),
  z.object({ kind: z.literal('failed'), trouble: Trouble }),
])
export type LabState = z.infer<typeof LabState>

/** What setting up takes, and where it puts it. */
export const SetUpPlan = z.object({
  /** Megabytes that are downloaded. */
  download: z.number(),
  /** Megabytes that it takes on the disk, and that stay when what only the build needed is removed. */
  disk: z.number(),
  diskKept: z.number(),
  /** One line about the Docker engine, and where that keeps its images; empty where it doesn't say. */
  engine: z.string(),
  images: z.string(),
  /** Bulkhead's data folder. */
  data: z.string(),
  /** Free megabytes where the images go; `null` where that is another machine. */
  free: z.number().nullable(),
})
export type SetUpPlan = z.infer<typeof SetUpPlan>

/** Whether this machine is ready to open labs. */
export const SystemStatus = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('checking') }),
  /** Images are missing or old; `steps` is what setting up will do, with rough sizes. */
  z.object({
    kind: z.literal('needs-setup'),
    steps: z.array(z.object({ title: messageSchema, detail: messageSchema })),
    plan: SetUpPlan,
  }),
  z.object({
    kind: z.literal('setting-up'),
    progress: Progress,
    /** Every step so far, for the list on the screen. */
    steps: z.array(z.object({ title: messageSchema, state: z.enum(['waiting', 'running', 'done']) })),
    /** The last lines of the build's output, at most 200. */
    log: z.array(z.string()),
    startedAt: z.iso.datetime(),
  }),
  z.object({ kind: z.literal('ready'), engine: z.string() }),
  z.object({ kind: z.literal('failed'), trouble: Trouble }),
])
export type SystemStatus = z.infer<typeof SystemStatus>

/** Something the engine can do about a finding. */
export const Repair = z.object({
  /** What the button says. */
  label: messageSchema,
  /** What it will do, sentence by sentence; said before it is done. */
  does: z.array(messageSchema),
  /** It removes or installs something, so it asks first. */
  asks: z.boolean(),
})
export type Repair = z.infer<typeof Repair>

/** One thing that labs need, and whether this machine has it. */
export const DoctorFinding = z.object({
  id: z.string(),
  title: messageSchema,
  status: z.enum(['ok', 'warning', 'problem']),
  detail: messageSchema,
  /** What to do about it; empty when ok. */
  todo: messageSchema,
  /** To be typed by a person where the engine can't or must not do it. */
  commands: z.array(z.string()).optional(),
  repair: Repair.optional(),
})
export type DoctorFinding = z.infer<typeof DoctorFinding>

/** A running repair; `done` comes last, with everything looked at again. */
export const RepairEvent = z.discriminatedUnion('kind', [
  /** `fraction` is `null` where nobody can tell. */
  z.object({
    kind: z.literal('step'),
    step: messageSchema,
    fraction: z.number().min(0).max(1).nullable(),
    detail: z.string().optional(),
  }),
  z.object({ kind: z.literal('done'), said: messageSchema, findings: z.array(DoctorFinding) }),
])
export type RepairEvent = z.infer<typeof RepairEvent>

/** What happened, as text without secrets, to be sent to somebody who helps. */
export const Logs = z.object({
  text: z.string(),
  /** Where the whole log is kept. */
  file: z.string(),
})
export type Logs = z.infer<typeof Logs>
