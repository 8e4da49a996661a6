import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { type Message, type Trouble, joined, msg, verbatim } from '../../../contract/index.ts'
import { aptInstall, aptPrefix, hasSystemd, isDebianLike } from './apt.mjs'
import { findProgram } from './programs.ts'
import { engineTroubles } from './troubles.ts'

/** What an engine of our own needs; debootstrap makes base images where no registry can be reached. */
const ENGINE_PACKAGES = ['docker.io', 'iptables', 'debootstrap'] as const

export interface Person {
  /** Asks a person who can answer. Absent: nobody can, so we go ahead and say so. */
  ask?: (question: Message) => Promise<boolean>
  /** One line about what is happening. */
  say: (line: Message) => void
}

/** Installs the engine's packages where they are missing; what is wrong, if that doesn't work. */
export async function installDocker(
  person: Person,
  logDirectory: string,
  signal?: AbortSignal,
): Promise<Trouble | undefined> {
  if (isInstalled()) return undefined
  if (!isDebianLike()) return engineTroubles.notDebian()
  const prefix = aptPrefix()
  if (!prefix) return engineTroubles.noRight(ENGINE_PACKAGES)
  const names = joined(ENGINE_PACKAGES)
  if (person.ask && !(await person.ask(msg`No Docker engine was found. Install one now (${names})?`))) {
    return engineTroubles.declined()
  }
  person.say(msg`No Docker engine was found: installing ${names} …`)
  const logFile = join(logDirectory, 'apt.log')
  const trouble = await aptInstall(ENGINE_PACKAGES, { logFile, signal, prefix })
  return trouble ?? (isInstalled() ? undefined : engineTroubles.stillMissing(logFile))
}

const isInstalled = (): boolean =>
  findProgram('dockerd') !== undefined && findProgram('iptables') !== undefined

/** Whether starting Docker is systemd's affair here. */
export function isSystemdsDocker(): boolean {
  return hasSystemd() && spawnSync('systemctl', ['cat', 'docker.service'], { stdio: 'ignore' }).status === 0
}

export async function startSystemdsDocker(person: Person): Promise<Trouble | undefined> {
  const prefix = aptPrefix()
  if (!prefix) return engineTroubles.notStarted()
  if (person.ask && !(await person.ask(msg`Docker is installed but not running. Start it now?`))) {
    return engineTroubles.declined()
  }
  person.say(msg`Docker is installed but not running: starting it …`)
  const [program, ...args] = [...prefix, 'systemctl', 'start', 'docker']
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' })
  return status === 0
    ? undefined
    : engineTroubles.wouldNotStart(
        stderr.trim() ? verbatim(stderr.trim()) : msg`systemctl failed`,
        msg`shown by “journalctl -u docker”`,
      )
}
