import { z } from 'zod'
import type { FilesSurvey, HostSurvey } from '../../../audit/survey.ts'
import { ProbeError, msg, namespaceKinds } from '../../../contract/index.ts'

/** No machine has more than can be counted exactly; reckoning with what has no end comes to nothing. */
const Size = z.number().min(0).max(Number.MAX_SAFE_INTEGER)
/** Milliseconds since the epoch, before which a file may say that it changed. */
const Time = z.number().min(-Number.MAX_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER)

const Unreadable = z.strictObject({ unreadable: z.string() })
const read = <T extends z.ZodType>(what: T) => z.union([Unreadable, what])

const Process = z.object({
  pid: z.int(),
  ppid: z.int(),
  uid: z.int(),
  exe: z.string(),
  args: z.array(z.string()),
  cgroup: z.string(),
  startedAt: Time,
})
const Listeners = z.object({
  sockets: z.array(
    z.object({
      protocol: z.enum(['tcp', 'udp']),
      family: z.union([z.literal(4), z.literal(6)]),
      address: z.string(),
      port: z.int(),
      pids: z.array(z.int()),
    }),
  ),
})
const Namespaces = z.record(z.enum(namespaceKinds), z.string())
const Files = z.object({
  setuid: z.array(z.string()),
  tools: z.array(z.string()),
  shells: z.array(z.string()),
  packages: z
    .object({ manager: z.string(), installed: z.record(z.string(), z.string()), changedAt: Time })
    .nullable(),
})
const Groups = z.object({
  version: z.union([z.literal(1), z.literal(2)]),
  files: z.record(z.string(), z.string().nullable()),
  above: z.array(z.record(z.string(), z.string().nullable())).optional(),
})
const Container = z.object({
  pid: z.int(),
  status: read(z.string()),
  limits: read(z.string()),
  uidMap: read(z.string()),
  mountinfo: read(z.string()),
  label: read(z.string()),
  namespaces: read(Namespaces),
  groups: read(Groups),
  processes: z.array(Process),
  listeners: read(Listeners),
  files: read(Files).optional(),
})
const FileInfo = z.object({
  path: z.string(),
  type: z.enum(['file', 'directory', 'link', 'socket', 'other']),
  mode: z.int(),
  uid: z.int(),
  gid: z.int(),
  size: Size,
  changedAt: Time,
  inode: z.string(),
  othersCanRead: z.boolean(),
})
const Looked = {
  texts: z.record(z.string(), read(z.object({ text: z.string(), changedAt: Time }))),
  stats: z.record(z.string(), read(FileInfo)),
}
const FilesSurveySchema = z.object({ ...Looked, within: z.record(z.string(), read(Files)) })
const Properties = z.record(z.string(), z.string())
const Units = z.object({
  list: z.array(z.object({ name: z.string(), active: z.string(), sub: z.string() })),
  docker: Properties,
  dockerSocket: Properties,
})

/** What an agent answers: on a machine that isn't ours anybody may have written it. */
const HostSurveySchema: z.ZodType<HostSurvey> = z.object({
  kernel: z.object({ release: z.string(), machine: z.string() }),
  system: read(z.record(z.string(), z.string())),
  kernels: read(z.object({ installed: z.array(z.string()) })),
  memory: Size,
  processors: Size,
  uptime: Size,
  lookedAs: z.int(),
  namespaces: read(Namespaces),
  mountinfo: read(z.string()),
  securityModules: read(z.object({ names: z.array(z.string()) })),
  processes: z.array(Process),
  listeners: read(Listeners),
  daemon: Process.extend({ limits: read(z.string()), mountinfo: read(z.string()) }).nullable(),
  units: read(Units),
  packetFilter: read(z.object({ ruleset: z.unknown() })),
  auditRules: read(z.object({ rules: z.array(z.string()) })),
  ...Looked,
  containers: z.record(z.string(), Container),
})

/** Throws ProbeError for anything that is no survey. */
export const parseSurvey = (text: string): HostSurvey => parse(HostSurveySchema, text)

/** Throws ProbeError for anything that is no look at files. */
export const parseFiles = (text: string): FilesSurvey => parse(FilesSurveySchema, text)

function parse<T>(schema: z.ZodType<T>, text: string): T {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw new ProbeError(msg`What the machine sent is not a whole survey.`, { cause: error })
  }
  const parsed = schema.safeParse(json)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const where = issue?.path.join('.') ?? ''
  throw new ProbeError(msg`What the machine sent is not a survey: ${`${where}: ${issue?.message ?? ''}`}`)
}
