/** A container in the daemon's list. */
export interface ContainerSummary {
  Id: string
  /** With a slash before each. */
  Names: string[]
  Image: string
  ImageID: string
  Command: string
  /** Seconds since the epoch. */
  Created: number
  State: string
  Status: string
  Labels: Record<string, string>
  Ports: { IP?: string; PrivatePort: number; PublicPort?: number; Type: string }[]
  HostConfig: { NetworkMode: string }
}

export interface ContainerState {
  Status: string
  Running: boolean
  Paused: boolean
  Restarting: boolean
  OOMKilled: boolean
  Dead: boolean
  /** Of the container's first process, as the host numbers it; 0 where none runs. */
  Pid: number
  ExitCode: number
  Error: string
  StartedAt: string
  FinishedAt: string
  Health?: { Status: string; FailingStreak: number; Log: { ExitCode: number; Output: string }[] | null }
}

export interface ContainerConfig {
  Hostname: string
  /** Empty for the image's default. */
  User: string
  Tty: boolean
  Env: string[] | null
  Cmd: string[] | null
  Entrypoint: string[] | null
  Image: string
  Labels: Record<string, string> | null
  ExposedPorts?: Record<string, object>
  Healthcheck?: {
    Test?: string[]
    Interval?: number
    Timeout?: number
    Retries?: number
    StartPeriod?: number
  }
  StopSignal?: string
}

/** How a container is to run: the same words for asking and for creating. */
export interface HostConfig {
  Binds?: string[] | null
  Mounts?:
    | { Type: string; Source?: string; Target: string; ReadOnly?: boolean; TmpfsOptions?: object }[]
    | null
  NetworkMode?: string
  PortBindings?: Record<string, { HostIp?: string; HostPort?: string }[]> | null
  RestartPolicy?: { Name: string; MaximumRetryCount?: number }
  AutoRemove?: boolean
  CapAdd?: string[] | null
  CapDrop?: string[] | null
  Privileged?: boolean
  PublishAllPorts?: boolean
  ReadonlyRootfs?: boolean
  SecurityOpt?: string[] | null
  UsernsMode?: string
  PidMode?: string
  IpcMode?: string
  UTSMode?: string
  CgroupnsMode?: string
  GroupAdd?: string[] | null
  ExtraHosts?: string[] | null
  Links?: string[] | null
  Dns?: string[] | null
  Sysctls?: Record<string, string> | null
  Tmpfs?: Record<string, string> | null
  ShmSize?: number
  Devices?: { PathOnHost: string; PathInContainer: string; CgroupPermissions: string }[] | null
  DeviceCgroupRules?: string[] | null
  Ulimits?: { Name: string; Hard: number; Soft: number }[] | null
  LogConfig?: { Type: string; Config?: Record<string, string> | null }
  Init?: boolean | null
  Runtime?: string
  MaskedPaths?: string[] | null
  ReadonlyPaths?: string[] | null
  CgroupParent?: string
  Memory?: number
  MemoryReservation?: number
  MemorySwap?: number
  MemorySwappiness?: number | null
  OomKillDisable?: boolean | null
  OomScoreAdj?: number
  NanoCpus?: number
  CpuShares?: number
  CpuQuota?: number
  CpuPeriod?: number
  CpusetCpus?: string
  CpusetMems?: string
  PidsLimit?: number | null
  BlkioWeight?: number
  BlkioDeviceReadBps?: { Path: string; Rate: number }[] | null
  BlkioDeviceWriteBps?: { Path: string; Rate: number }[] | null
  BlkioDeviceReadIOps?: { Path: string; Rate: number }[] | null
  BlkioDeviceWriteIOps?: { Path: string; Rate: number }[] | null
  StorageOpt?: Record<string, string> | null
}

export interface ContainerMount {
  Type: string
  Name?: string
  Source: string
  Destination: string
  Mode: string
  RW: boolean
  /** `rprivate`, `rshared` …; empty for volumes. */
  Propagation?: string
}

export interface ContainerNetwork {
  NetworkID: string
  IPAddress: string
  Gateway: string
  MacAddress: string
  GlobalIPv6Address: string
  Aliases: string[] | null
}

/** What the daemon says of one container, as far as exercises use it. */
export interface ContainerInspect {
  Id: string
  /** With a slash before it. */
  Name: string
  Created: string
  /** The image's ID. */
  Image: string
  Path: string
  Args: string[]
  RestartCount: number
  LogPath: string
  AppArmorProfile: string
  State: ContainerState
  Config: ContainerConfig
  HostConfig: HostConfig
  Mounts: ContainerMount[]
  /** Where its own layer lies on the machine; not with every storage driver. */
  GraphDriver?: { Name: string; Data?: Record<string, string> | null } | null
  NetworkSettings: {
    Networks: Record<string, ContainerNetwork> | null
    Ports: Record<string, { HostIp: string; HostPort: string }[] | null> | null
  }
}
