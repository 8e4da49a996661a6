import { z } from 'zod'

const Text = z.string().nullish()
const Count = z.number().nullish()
const Switch = z.boolean().nullish()
const Texts = z.array(z.string()).nullish()
const Words = z.record(z.string(), z.string()).nullish()

/**
 * How a container is to run, as judges read it. One who says something else under these names is no Docker daemon, and
 * what it says of the container is not believed.
 */
export const HostConfigSchema = z.looseObject({
  Binds: Texts,
  Mounts: z
    .array(z.looseObject({ Type: z.string(), Source: Text, Target: Text, ReadOnly: Switch }))
    .nullish(),
  NetworkMode: Text,
  PortBindings: z
    .record(z.string(), z.array(z.looseObject({ HostIp: Text, HostPort: Text })).nullable())
    .nullish(),
  RestartPolicy: z.looseObject({ Name: z.string(), MaximumRetryCount: z.number().optional() }).optional(),
  CapAdd: Texts,
  CapDrop: Texts,
  Privileged: Switch,
  PublishAllPorts: Switch,
  ReadonlyRootfs: Switch,
  SecurityOpt: Texts,
  UsernsMode: Text,
  PidMode: Text,
  IpcMode: Text,
  UTSMode: Text,
  CgroupnsMode: Text,
  GroupAdd: Texts,
  Sysctls: Words,
  Tmpfs: Words,
  Devices: z.array(z.looseObject({ PathOnHost: z.string() })).nullish(),
  DeviceCgroupRules: Texts,
  Ulimits: z.array(z.looseObject({ Name: z.string(), Hard: z.number(), Soft: z.number() })).nullish(),
  LogConfig: z.looseObject({ Type: z.string(), Config: Words }).optional(),
  CgroupParent: Text,
  Memory: Count,
  MemorySwap: Count,
  NanoCpus: Count,
  CpuQuota: Count,
  CpuPeriod: Count,
  CpuShares: Count,
  CpusetCpus: Text,
  PidsLimit: Count,
})
