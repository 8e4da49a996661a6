import { z } from 'zod'
import { HostName } from './lab.ts'
import { namespaceKinds } from './probe.ts'

/**
 * What a lab host is like at this moment, for the pictures that lessons embed. The engine looks while somebody
 * watches and sends a snapshot whenever it differs from the one before, at most 500 ms after the change.
 * Everything in a snapshot was said by the lab host, whose root is the learner: text is text, never markup.
 */
const PictureText = z.string().max(400)
const Count = z.number().nonnegative()

/**
 * A running container; `pid` is its first process in the lab host's PID namespace. Its names are the daemon's own; where
 * the genuine one doesn't answer, its name is its id and its image is empty.
 */
export const PicturedContainer = z.object({
  /** The first twelve digits of its id. */
  id: z.string().regex(/^[0-9a-f]{12}$/),
  name: PictureText,
  image: PictureText,
  pid: z.number().int().positive(),
})
export type PicturedContainer = z.infer<typeof PicturedContainer>

/** Capability sets as the kernel prints them: 16 hexadecimal digits. */
const CapabilitySet = z.string().regex(/^[0-9a-f]{16}$/)

export const PicturedProcess = z.object({
  pid: z.number().int().positive(),
  /** 0 where its parent is outside of the lab host. */
  ppid: z.number().int().nonnegative(),
  /** Its own number in the innermost PID namespace it is in. */
  innerPid: z.number().int().positive(),
  name: PictureText,
  /** Its command line, cut to 400 characters. */
  command: PictureText,
  uid: z.number().int().nonnegative(),
  /** The id of the container whose control group it is in. */
  container: z.string().nullable(),
  /** Inode numbers; the same number is the same namespace. */
  namespaces: z.record(z.enum(namespaceKinds), z.string()),
  capabilities: z.object({
    effective: CapabilitySet,
    permitted: CapabilitySet,
    inheritable: CapabilitySet,
    bounding: CapabilitySet,
    ambient: CapabilitySet,
  }),
  noNewPrivileges: z.boolean(),
  /** 0 none, 1 strict, 2 a filter. */
  seccomp: z.number().int().min(0).max(2),
})
export type PicturedProcess = z.infer<typeof PicturedProcess>

/** Processes by namespace, capability and parent. The first is the lab host's init. At most 400; `more` were left out. */
export const ProcessesPicture = z.object({
  kind: z.literal('processes'),
  at: z.iso.datetime(),
  containers: z.array(PicturedContainer),
  processes: z.array(PicturedProcess),
  more: z.number().int().nonnegative(),
})
export type ProcessesPicture = z.infer<typeof ProcessesPicture>

/** One container's control group. Sizes in bytes, times in seconds, `null` for "no limit" or where the kernel doesn't say. */
export const PicturedCgroup = z.object({
  container: PicturedContainer,
  memory: z.object({ used: Count, limit: Count.nullable(), peak: Count.nullable(), kills: Count.nullable() }),
  cpu: z.object({
    /** Since the group was made. */
    used: Count,
    /** Cores: 0.5 is half of one. */
    limit: Count.nullable(),
    /** Enforcement periods in which it was held back, and for how long in all. */
    throttledPeriods: Count.nullable(),
    throttled: Count.nullable(),
  }),
  /** `refused`: how often a fork was refused for the limit's sake. */
  pids: z.object({ current: Count, limit: Count.nullable(), refused: Count.nullable() }),
})
export type PicturedCgroup = z.infer<typeof PicturedCgroup>

export const CgroupsPicture = z.object({
  kind: z.literal('cgroups'),
  at: z.iso.datetime(),
  version: z.union([z.literal(1), z.literal(2)]),
  groups: z.array(PicturedCgroup),
})
export type CgroupsPicture = z.infer<typeof CgroupsPicture>

/** Where in a packet's way through the kernel a chain is called. */
export const packetHooks = ['prerouting', 'input', 'forward', 'output', 'postrouting'] as const

export const PicturedRule = z.object({
  /** In the words of iptables or nft, as near as can be had. */
  text: PictureText,
  /** `null` where the rule does not count. */
  packets: Count.nullable(),
  bytes: Count.nullable(),
  /** The chain that it sends packets to, in the same table. */
  to: z.string().nullable(),
  /** What it does with a packet that it fits and that goes no further. */
  verdict: z.enum(['accept', 'drop', 'reject', 'return', 'translate', 'other', 'jump']),
})
export type PicturedRule = z.infer<typeof PicturedRule>

export const PicturedChain = z.object({
  family: z.enum(['ip', 'ip6', 'inet']),
  table: PictureText,
  name: PictureText,
  /** Only a base chain has a hook, a priority and a policy. */
  hook: z.enum(packetHooks).nullable(),
  priority: z.number().nullable(),
  policy: z.enum(['accept', 'drop']).nullable(),
  rules: z.array(PicturedRule),
})
export type PicturedChain = z.infer<typeof PicturedChain>

/**
 * The packet filter of the lab host, IPv4: base chains in the order of hook and priority, then those that they call.
 * Of chains for both versions, rules that fit IPv6 only are left out, and chains with nothing in them.
 */
export const PacketPathPicture = z.object({
  kind: z.literal('packet-path'),
  at: z.iso.datetime(),
  chains: z.array(PicturedChain),
})
export type PacketPathPicture = z.infer<typeof PacketPathPicture>

/** One request that passed the lab host's recorder on its way to the daemon. */
export const PicturedRequest = z.object({
  /** Grows by one with every request. */
  number: z.number().int().positive(),
  at: z.iso.datetime(),
  method: z.string().max(10),
  /** With its query. */
  path: PictureText,
  /** What was sent, cut to 400 characters; empty where nothing was. */
  body: PictureText,
  /** `null` while the answer is still to come. */
  status: z.number().int().nullable(),
  answer: PictureText,
  milliseconds: Count.nullable(),
})
export type PicturedRequest = z.infer<typeof PicturedRequest>

/** `recording` is false where no recorder runs. The last 50 requests, oldest first. */
export const ApiTrafficPicture = z.object({
  kind: z.literal('api-traffic'),
  at: z.iso.datetime(),
  recording: z.boolean(),
  requests: z.array(PicturedRequest),
})
export type ApiTrafficPicture = z.infer<typeof ApiTrafficPicture>

/** The same questions, asked of a machine by itself. */
export const MachineAnswers = z.object({
  name: PictureText,
  kernel: PictureText,
  /** Seconds from its start to its first own program; a container's start has no boot in it. */
  bootSeconds: Count,
  /** Bytes it believes to have. */
  memory: Count,
  /** Bytes that it costs the lab host. */
  cost: Count,
  processors: z.number().int().positive(),
  /** Names of the processes it sees, at most 50. */
  processes: z.array(PictureText),
})
export type MachineAnswers = z.infer<typeof MachineAnswers>

export const MachinesPicture = z.object({
  kind: z.literal('machines'),
  at: z.iso.datetime(),
  host: MachineAnswers.nullable(),
  /** `null` where none runs. */
  vm: MachineAnswers.nullable(),
  container: MachineAnswers.nullable(),
})
export type MachinesPicture = z.infer<typeof MachinesPicture>

export const Picture = z.discriminatedUnion('kind', [
  ProcessesPicture,
  CgroupsPicture,
  PacketPathPicture,
  ApiTrafficPicture,
  MachinesPicture,
])
export type Picture = z.infer<typeof Picture>
export const PictureKind = z.enum(['processes', 'cgroups', 'packet-path', 'api-traffic', 'machines'])
export type PictureKind = z.infer<typeof PictureKind>

/** Which picture of which host of an exercise's lab. */
export const PictureOf = z.object({ host: HostName, kind: PictureKind })
export type PictureOf = z.infer<typeof PictureOf>
