import { z } from 'zod'
import { PicturedProcess } from '../../contract/index.ts'
import { SaidText } from './said-text.ts'

/**
 * What the probe's agent says (labs/host/probe/agent/pictured_*.py). It runs beside the lab host, whose root may reach
 * it: what doesn't have this form is not used, and nothing is larger than the form allows.
 */
const ContainerId = z.string().regex(/^[0-9a-f]{12}$/)
const Pid = z.number().int().positive()
const Count = z.number().nonnegative()

export const ProcessesReading = z.object({
  processes: z
    .array(PicturedProcess.extend({ name: SaidText, command: SaidText, container: ContainerId.nullable() }))
    .max(400),
  more: z.number().int().nonnegative(),
})
export type ProcessesReading = z.infer<typeof ProcessesReading>

/** File name to text, as the kernel prints it; `null` where it has no such file. */
export const GroupFiles = z.record(z.string().max(64), z.string().max(4096).nullable())
export type GroupFiles = z.infer<typeof GroupFiles>

export const CgroupsReading = z.object({
  version: z.union([z.literal(1), z.literal(2)]),
  groups: z.array(z.object({ container: ContainerId, pid: Pid, files: GroupFiles })).max(40),
})
export type CgroupsReading = z.infer<typeof CgroupsReading>

export const PacketPathReading = z.object({
  /** In the words of `nft -a -y list ruleset`. */
  text: z.string().max(256 * 1024),
  /** Family, table, handle of the rule, packets, bytes. */
  counters: z.array(z.tuple([z.string(), z.string(), Count, Count, Count])).max(20_000),
})
export type PacketPathReading = z.infer<typeof PacketPathReading>

export const ApiTrafficReading = z.object({
  recording: z.boolean(),
  /** Lines of JSON. */
  text: z.string().max(256 * 1024),
})
export type ApiTrafficReading = z.infer<typeof ApiTrafficReading>

/** One event of the agent: why it can't look, or what it saw. */
export const Event = z.union([z.object({ trouble: SaidText }), z.object({ seen: z.unknown() })])
