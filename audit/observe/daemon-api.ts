import { z } from 'zod'
import { ProbeError, msg } from '../../contract/index.ts'
import type { ContainerInspect } from '../../readings/container-types.ts'
import type { AuditedHost } from '../audited-host.ts'
import type { DaemonInfo } from '../observation.ts'
import { HostConfigSchema } from './host-config.ts'

const Text = z.string().catch('')
const Count = z.number().max(Number.MAX_SAFE_INTEGER).catch(0)
const Texts = z
  .array(z.string())
  .nullish()
  .transform((texts) => texts ?? [])
const Options = z
  .record(z.string(), z.string())
  .nullish()
  .transform((options) => options ?? {})

/** What the audit takes from the daemon's answers; all else of them is dropped, or, of inspects, passed on as it is. */
const Info: z.ZodType<DaemonInfo> = z.looseObject({
  ID: Text,
  Name: Text,
  ServerVersion: Text,
  OperatingSystem: Text,
  KernelVersion: Text,
  Architecture: Text,
  NCPU: Count,
  MemTotal: Count,
  Driver: Text,
  DockerRootDir: Text,
  LoggingDriver: Text,
  CgroupVersion: z.string().optional(),
  CgroupDriver: z.string().optional(),
  SecurityOptions: Texts,
  LiveRestoreEnabled: z.boolean().catch(false),
  DefaultRuntime: Text,
  RegistryConfig: z
    .looseObject({
      InsecureRegistryCIDRs: Texts,
      IndexConfigs: z
        .record(
          z.string(),
          z.looseObject({ Name: Text, Secure: z.boolean(), Official: z.boolean(), Mirrors: Texts }),
        )
        .nullish()
        .transform((configs) => configs ?? {}),
      Mirrors: Texts,
    })
    .nullish()
    .transform((config) => config ?? undefined),
  Warnings: Texts,
})

const Listed = z.object({ Id: z.string(), Names: Texts, ImageID: Text, State: Text })
export type ListedContainer = z.infer<typeof Listed>

const Network = z.object({
  Id: z.string(),
  Name: z.string(),
  Driver: Text,
  Internal: z.boolean().catch(false),
  Options,
})
const Image = z.object({
  Id: z.string(),
  RepoTags: Texts,
  RepoDigests: Texts,
  /** Seconds since the epoch. */
  Created: Count,
  Size: Count,
})
const Volume = z.object({ Name: z.string(), Driver: Text, Options, Labels: Options })
const Volumes = z.object({
  Volumes: z
    .array(Volume)
    .nullish()
    .transform((volumes) => volumes ?? []),
})

/** The parts that a judge goes into without looking whether they are there. */
const Inspect = z.looseObject({
  Id: z.string(),
  Name: z.string(),
  Image: Text,
  State: z.looseObject({ Running: z.boolean(), Pid: z.number(), Status: Text }),
  Config: z.looseObject({ Env: z.array(z.string()).nullish(), Image: Text }),
  HostConfig: HostConfigSchema,
  Mounts: z
    .array(z.looseObject({ Type: Text, Source: Text, Destination: Text, Mode: Text, RW: z.boolean() }))
    .nullish()
    .transform((mounts) => mounts ?? []),
  NetworkSettings: z.looseObject({
    Networks: z.record(z.string(), z.looseObject({ IPAddress: Text })).nullish(),
    Ports: z
      .record(z.string(), z.array(z.looseObject({ HostIp: Text, HostPort: Text })).nullable())
      .nullish(),
  }),
})

const ImageDetails = z.looseObject({
  Config: z
    .looseObject({ User: Text })
    .nullish()
    .transform((config) => config ?? { User: '' }),
})
const History = z.array(z.object({ CreatedBy: Text, Comment: Text, Size: Count }))

/** What one question came to where the thing asked about may be gone. */
export type Asked<T> = { is: 'there'; value: T } | { is: 'gone' } | { is: 'unread'; why: string }

/** A daemon that is silent so often in a row is not asked on: each silence takes as long as one waits for an answer. */
const MOST_UNANSWERED = 4

/** The daemon's API as the audit reads it, checked. Throws ProbeError where the daemon doesn't say what it must. */
export function daemonApi(host: Pick<AuditedHost, 'get'>) {
  let unanswered = 0
  async function asked<T>(schema: z.ZodType<T>, path: string): Promise<Asked<T>> {
    if (unanswered >= MOST_UNANSWERED) return { is: 'unread', why: 'it answers no more' }
    const { status, json, said } = await host.get(path)
    unanswered = status === 0 ? unanswered + 1 : 0
    if (status === 404) return { is: 'gone' }
    if (status !== 200) return { is: 'unread', why: said.slice(0, 300) || `status ${status}` }
    const parsed = schema.safeParse(json)
    if (parsed.success) return { is: 'there', value: parsed.data }
    return {
      is: 'unread',
      why: `an answer that is not Docker's: ${z.prettifyError(parsed.error).slice(0, 200)}`,
    }
  }
  async function must<T>(schema: z.ZodType<T>, path: string): Promise<T> {
    const answer = await asked(schema, path)
    if (answer.is === 'there') return answer.value
    const why = answer.is === 'gone' ? 'status 404' : answer.why
    throw new ProbeError(msg`The daemon did not answer GET ${path}: ${why}.`)
  }
  return {
    info: () => must(Info, '/info'),
    containers: () => must(z.array(Listed), '/containers/json?all=1'),
    networks: () => must(z.array(Network), '/networks'),
    images: () => must(z.array(Image), '/images/json'),
    volumes: async () => (await must(Volumes, '/volumes')).Volumes,
    container: async (id: string) =>
      (await asked(
        Inspect,
        `/containers/${encodeURIComponent(id)}/json`,
      )) as unknown as Asked<ContainerInspect>,
    image: (id: string) => asked(ImageDetails, `/images/${encodeURIComponent(id)}/json`),
    history: (id: string) => asked(History, `/images/${encodeURIComponent(id)}/history`),
  }
}
export type DaemonApi = ReturnType<typeof daemonApi>
