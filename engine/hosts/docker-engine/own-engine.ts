import { spawn } from 'node:child_process'
import {
  appendFileSync,
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Message, type Trouble, msg } from '../../../contract/index.ts'
import { askEngine } from './answer.ts'
import { dockerClient } from './client.ts'
import { Label } from '../docker/labels.ts'
import { unmountBelow } from './mounts.ts'
import { type OwnEngineFiles, ownEngineConfig } from './own-engine-files.ts'
import {
  type ProcessId,
  commandLine,
  endProcesses,
  identify,
  processesInGroups,
  processesNaming,
} from './processes.ts'
import { explainEngineLog } from './engine-log.ts'

const START_TIMEOUT_MS = 60_000
const STOP_TIMEOUT_MS = 30_000

/** Our dockerd, if it runs; nothing else that a stale pid file may name. */
export function findOwnEngine(files: OwnEngineFiles): ProcessId | undefined {
  let pid: number
  try {
    pid = Number(readFileSync(files.pidFile, 'utf8'))
  } catch {
    return undefined
  }
  return Number.isInteger(pid) && commandLine(pid).includes(files.config) ? identify(pid) : undefined
}

/**
 * Starts our own engine, or joins the one that runs; `undefined` once it answers, else what is wrong.
 * `command` is how dockerd is started; our arguments follow.
 */
export async function startOwnEngine(
  files: OwnEngineFiles,
  command: readonly string[],
  { say, signal }: { say: (line: Message) => void; signal?: AbortSignal },
): Promise<Trouble | undefined> {
  const connection = { socketPath: files.socket }
  // Busy engines answer late: one ask is not enough to end it and its labs.
  for (let asked = 0; findOwnEngine(files) && asked < 6; asked += 1) {
    if ((await askEngine(connection)).kind === 'usable') return undefined
    await sleep(500, undefined, { signal })
  }
  if (findOwnEngine(files)) await stopOwnEngine(files)
  else await clearAfterCrash(files)

  mkdirSync(files.root, { recursive: true, mode: 0o700 })
  mkdirSync(dirname(files.socket), { recursive: true, mode: 0o700 })
  writeFileSync(files.config, JSON.stringify(ownEngineConfig(files), undefined, 2))
  say(msg`Starting a Docker engine of our own …`)
  const exited = launch(files, command)
  const deadline = Date.now() + START_TIMEOUT_MS
  for (;;) {
    const ended = await Promise.race([exited, sleep(100)])
    if ((await askEngine(connection)).kind === 'usable') return undefined
    const outOfTime = Date.now() > deadline
    if (ended !== undefined || outOfTime || signal?.aborted) {
      await stopOwnEngine(files)
      signal?.throwIfAborted()
      return explainEngineLog(readFileSync(files.log, 'utf8'), files, outOfTime)
    }
  }
}

/**
 * What a crash left and the next engine would stumble over: pid files, whose numbers may be in use again,
 * and a containerd on its way out. Containers that still run are left to it: it takes them up.
 */
async function clearAfterCrash(files: OwnEngineFiles): Promise<void> {
  await endProcesses(processesNaming(files.containerd.config), 5_000)
  for (const file of [files.pidFile, files.containerd.pidFile]) rmSync(file, { force: true })
}

/** Detached, so that it outlives this process; resolves when it ends while we still wait. */
function launch(files: OwnEngineFiles, command: readonly string[]): Promise<true> {
  try {
    renameSync(files.log, `${files.log}.1`)
  } catch {
    // The first start has no log to keep.
  }
  const log = openSync(files.log, 'w', 0o600)
  const [program = 'dockerd', ...first] = command
  const child = spawn(program, [...first, '--config-file', files.config], {
    detached: true,
    stdio: ['ignore', log, log],
    cwd: files.root,
  })
  closeSync(log)
  child.unref()
  return new Promise((resolve) => {
    child.once('error', (error) => {
      appendFileSync(files.log, `${error.message}\n`)
      resolve(true)
    })
    child.once('exit', () => resolve(true))
  })
}

/** Whether a lab's container still runs in our engine. */
export async function hasLabs(files: OwnEngineFiles): Promise<boolean> {
  const docker = dockerClient({ socketPath: files.socket }, { timeoutMs: 10_000 })
  try {
    return (await docker.listContainers({ filters: { label: [Label.installation] } })).length > 0
  } catch {
    // An engine that doesn't answer runs nothing that is worth keeping it for.
    return false
  }
}

/**
 * Ends our engine and whatever runs of it, also after a crash: containers, shims, containerd, mounts,
 * sockets. What it stored stays.
 */
export async function stopOwnEngine(files: OwnEngineFiles): Promise<void> {
  const engine = findOwnEngine(files)
  if (engine) await endProcesses([engine], STOP_TIMEOUT_MS)
  const containers = processesInGroups(containerIds(files))
  await endProcesses(containers, 0)
  await endProcesses(processesNaming(files.execRoot), 5_000)
  await unmountBelow([files.execRoot, files.dataRoot])
  for (const path of [files.socket, files.pidFile, files.execRoot])
    rmSync(path, { recursive: true, force: true })
}

function containerIds(files: OwnEngineFiles): string[] {
  try {
    return readdirSync(join(files.dataRoot, 'containers'))
  } catch {
    return []
  }
}
