import { namespaceKinds, type FileInfo, type NamespaceKind } from '../../contract/index.ts'
import type { ContainerInspect } from '../../readings/container-types.ts'
import { seen, type Seen } from '../audited-host.ts'
import type { DaemonInfo, ObservedContainer, Observation } from '../observation.ts'
import type { HostSurvey, SurveyedContainer } from '../survey.ts'

/** Namespaces of a made-up process; `own` has a number of its own for every kind. */
const namespacesOf = (number: number) =>
  Object.fromEntries(namespaceKinds.map((kind) => [kind, String(4026530000 + number)])) as Record<
    NamespaceKind,
    string
  >

export const file = (path: string, mode = 0o644, uid = 0, type: FileInfo['type'] = 'file'): FileInfo => ({
  path,
  type,
  mode,
  uid,
  gid: 0,
  size: 1,
  changedAt: 0,
  inode: `1:${path}`,
  othersCanRead: (mode & 0o004) !== 0,
})

/**
 * A hardened machine with one hardened container `web`, for tests of items: each takes one thing away. The truth suite
 * shows the same on real lab hosts.
 */
export function soundHost(): Observation {
  const kernel: SurveyedContainer = {
    pid: 812,
    status:
      'Name:\tnginx\nUid:\t231072\t231072\t231072\t231072\nCapInh:\t0000000000000000\nCapPrm:\t0000000000000000\nCapEff:\t0000000000000000\nCapBnd:\t0000000000000400\nNoNewPrivs:\t1\nSeccomp:\t2\n',
    limits:
      'Limit                     Soft Limit           Hard Limit           Units     \nMax processes             unlimited            unlimited            processes \nMax open files            1024                 4096                 files     \n',
    uidMap: '         0     231072      65536\n',
    mountinfo:
      '600 500 0:60 / / ro,relatime - overlay overlay ro,lowerdir=/a,upperdir=/b,workdir=/c\n601 600 0:61 / /proc rw,nosuid,nodev,noexec,relatime - proc proc rw\n602 600 0:62 / /tmp rw,nosuid,nodev,noexec,relatime - tmpfs tmpfs rw,size=65536k\n',
    label: 'docker-default (enforce)',
    namespaces: namespacesOf(100),
    groups: {
      version: 1,
      files: {
        'pids.max': '100',
        'memory.limit_in_bytes': '268435456',
        'memory.memsw.limit_in_bytes': '268435456',
        'memory.oom_control': 'oom_kill_disable 0\nunder_oom 0\noom_kill 0',
        'cpu.cfs_quota_us': '50000',
        'cpu.cfs_period_us': '100000',
        'cpuset.cpus': '0-1',
        'blkio.weight': '500',
      },
    },
    processes: [
      {
        pid: 812,
        ppid: 790,
        uid: 231072,
        exe: '/usr/sbin/nginx',
        args: ['nginx', '-g', 'daemon off;'],
        cgroup: `/docker/${'a'.repeat(64)}`,
        startedAt: 0,
      },
    ],
    listeners: { sockets: [{ protocol: 'tcp', family: 4, address: '0.0.0.0', port: 8080, pids: [812] }] },
    files: {
      setuid: [],
      tools: [],
      shells: [],
      packages: { manager: 'dpkg', installed: { nginx: '1.22.1-9+deb12u3' }, changedAt: 0 },
    },
  }
  const host: HostSurvey = {
    kernel: { release: '6.1.0-40-amd64', machine: 'x86_64' },
    system: { ID: 'debian', VERSION_ID: '12' },
    kernels: { installed: ['6.1.0-40-amd64'] },
    memory: 4 * 1024 ** 3,
    processors: 2,
    uptime: 1000,
    lookedAs: 0,
    namespaces: namespacesOf(0),
    mountinfo:
      '20 1 8:1 / / rw,relatime - ext4 /dev/sda1 rw\n21 20 8:2 / /var/lib/docker rw,relatime - ext4 /dev/sda2 rw\n22 20 0:20 / /run rw - tmpfs tmpfs rw\n',
    securityModules: { names: ['capability', 'apparmor'] },
    processes: [],
    listeners: { sockets: [] },
    daemon: {
      pid: 400,
      ppid: 1,
      uid: 0,
      exe: '/usr/sbin/dockerd',
      args: ['/usr/sbin/dockerd'],
      cgroup: '/system.slice/docker.service',
      startedAt: 1000,
      limits: '',
      mountinfo: '',
    },
    units: { list: [], docker: { ActiveState: 'active', NeedDaemonReload: 'no' }, dockerSocket: {} },
    packetFilter: { ruleset: { nftables: [] } },
    auditRules: { rules: [] },
    texts: {},
    stats: {},
    containers: {},
  }
  return {
    at: '2026-11-22T10:00:00.000Z',
    took: 300,
    name: 'sound',
    isLab: false,
    sight: 'machine',
    probed: false,
    info: soundInfo(),
    containers: [soundContainer(kernel)],
    vanished: [],
    images: [
      {
        id: `sha256:${'1'.repeat(64)}`,
        tags: ['registry.example:5000/web:1.4'],
        digests: [`registry.example:5000/web@sha256:${'2'.repeat(64)}`],
        created: Date.parse('2026-11-01'),
        size: 60_000_000,
        details: {
          user: '1000',
          history: [{ createdBy: 'RUN apt-get install nginx', comment: 'buildkit', size: 1 }],
        },
      },
    ],
    networks: [
      {
        id: 'b',
        name: 'bridge',
        driver: 'bridge',
        internal: false,
        options: {
          'com.docker.network.bridge.enable_icc': 'false',
          'com.docker.network.bridge.default_bridge': 'true',
        },
        members: [{ container: 'web', address: '172.17.0.2' }],
      },
    ],
    volumes: [],
    host: seen(host),
    configuration: seen({
      args: ['/usr/sbin/dockerd'],
      path: '/etc/docker/daemon.json',
      file: { icc: false, 'userns-remap': 'default', 'no-new-privileges': true },
      isThere: true,
      startedAt: 1000,
      changedAt: 500,
      notLoaded: [],
    }),
    tries: { containerTraffic: seen([]), daemonDoors: seen([]), registries: seen([]) },
    probes: { seen: false, why: { text: 'not asked for' } },
  }
}

function soundInfo(): DaemonInfo {
  return {
    ID: 'SOUND',
    Name: 'sound',
    ServerVersion: '26.1.5',
    OperatingSystem: 'Debian GNU/Linux 12 (bookworm)',
    KernelVersion: '6.1.0-40-amd64',
    Architecture: 'x86_64',
    NCPU: 2,
    MemTotal: 4 * 1024 ** 3,
    Driver: 'overlay2',
    DockerRootDir: '/var/lib/docker/231072.231072',
    LoggingDriver: 'syslog',
    CgroupVersion: '1',
    CgroupDriver: 'cgroupfs',
    SecurityOptions: [
      'name=apparmor',
      'name=seccomp,profile=builtin',
      'name=userns',
      'name=no-new-privileges',
    ],
    LiveRestoreEnabled: true,
    DefaultRuntime: 'runc',
    RegistryConfig: { InsecureRegistryCIDRs: ['127.0.0.0/8'], IndexConfigs: {}, Mirrors: [] },
    Warnings: null,
  }
}

function soundContainer(kernel: SurveyedContainer): ObservedContainer {
  const inspect: ContainerInspect = {
    Id: 'a'.repeat(64),
    Name: '/web',
    Created: '2026-11-20T10:00:00Z',
    Image: `sha256:${'1'.repeat(64)}`,
    Path: 'nginx',
    Args: ['-g', 'daemon off;'],
    RestartCount: 0,
    LogPath: '',
    AppArmorProfile: 'docker-default',
    State: {
      Status: 'running',
      Running: true,
      Paused: false,
      Restarting: false,
      OOMKilled: false,
      Dead: false,
      Pid: 812,
      ExitCode: 0,
      Error: '',
      StartedAt: '2026-11-20T10:00:00Z',
      FinishedAt: '0001-01-01T00:00:00Z',
    },
    Config: {
      Hostname: 'web',
      User: '1000',
      Tty: false,
      Env: [],
      Cmd: null,
      Entrypoint: null,
      Image: 'registry.example:5000/web:1.4',
      Labels: null,
    },
    HostConfig: {
      NetworkMode: 'default',
      ReadonlyRootfs: true,
      CapDrop: ['ALL'],
      SecurityOpt: ['no-new-privileges'],
      Memory: 268435456,
      MemorySwap: 268435456,
      NanoCpus: 500_000_000,
      PidsLimit: 100,
      RestartPolicy: { Name: 'on-failure', MaximumRetryCount: 5 },
      LogConfig: { Type: 'syslog', Config: { 'syslog-address': 'udp://192.0.2.7:514' } },
      PortBindings: { '8080/tcp': [{ HostIp: '192.0.2.1', HostPort: '8080' }] },
    },
    Mounts: [],
    NetworkSettings: { Networks: null, Ports: { '8080/tcp': [{ HostIp: '192.0.2.1', HostPort: '8080' }] } },
  }
  return { id: inspect.Id, name: 'web', running: true, inspect, kernel: seen(kernel) }
}

/** The value of something that a test knows to be seen. */
export function shown<T>(what: Seen<T>): T {
  if (!what.seen) throw new Error('not seen')
  return what.value
}
