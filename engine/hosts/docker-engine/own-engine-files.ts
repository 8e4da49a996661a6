import { createHash } from 'node:crypto'
import { join } from 'node:path'

/** Where our own engine keeps what it needs. All paths are absolute. */
export interface OwnEngineFiles {
  root: string
  config: string
  dataRoot: string
  /** Holds sockets, so it is short even where `root` is not. */
  execRoot: string
  socket: string
  pidFile: string
  log: string
  /** Of the containerd that dockerd runs; dockerd names these files itself. */
  containerd: { config: string; pidFile: string }
  leases: string
}

/** A Unix socket's address holds 108 bytes, and containerd's sockets lie two levels below the exec root. */
const LONGEST_RUN_DIRECTORY = 70

export function ownEngineFiles(home: string): OwnEngineFiles {
  const root = join(home, 'docker')
  const near = join(root, 'run')
  const id = createHash('sha256').update(root).digest('hex').slice(0, 12)
  const run = Buffer.byteLength(near) <= LONGEST_RUN_DIRECTORY ? near : `/run/bulkhead-${id}`
  return {
    root,
    config: join(root, 'daemon.json'),
    dataRoot: join(root, 'data'),
    execRoot: join(run, 'exec'),
    socket: join(run, 'docker.sock'),
    pidFile: join(run, 'docker.pid'),
    log: join(root, 'dockerd.log'),
    containerd: {
      config: join(run, 'exec', 'containerd', 'containerd.toml'),
      pidFile: join(run, 'exec', 'containerd', 'containerd.pid'),
    },
    leases: join(root, 'leases'),
  }
}

/**
 * The engine's whole configuration: given as a file of ours, so that nothing of the machine's own
 * /etc/docker/daemon.json gets in. No default bridge: labs make their networks themselves, and a second
 * engine on the machine would fight over docker0. Labs live through a crash of the engine.
 */
export function ownEngineConfig(files: OwnEngineFiles): Record<string, unknown> {
  return {
    hosts: [`unix://${files.socket}`],
    'data-root': files.dataRoot,
    'exec-root': files.execRoot,
    pidfile: files.pidFile,
    bridge: 'none',
    'live-restore': true,
    'log-level': 'warn',
    'log-opts': { 'max-size': '10m', 'max-file': '2' },
  }
}
