import { readFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import {
  type DoctorFinding,
  type Repair,
  type SystemStatus,
  type Trouble,
  msg,
  space,
  verbatim,
} from '../../contract/index.ts'
import { ok, problem } from './finding.ts'

const about = { id: 'docker', title: msg`Docker engine` }

/** What can be done about Docker from here. */
export interface DockerMeans {
  platform: NodeJS.Platform
  /** Of /etc/os-release: ID and ID_LIKE, as words. */
  system: readonly string[]
  user: string
  isInstalled: boolean
  /** Whether this process may install packages and start services. */
  mayInstall: boolean
  mayStart: boolean
}

export function dockerFinding(system: SystemStatus, means: DockerMeans): DoctorFinding {
  if (system.kind === 'failed') return dockerTrouble(system.trouble, means)
  return ok(about, system.kind === 'ready' ? verbatim(system.engine) : msg`It answers.`)
}

const ABSENT = new Set([
  'docker-missing',
  'docker-gone',
  'docker-no-right',
  'docker-declined',
  'docker-still-missing',
  'docker-not-started',
  'docker-would-not-start',
])

function dockerTrouble(trouble: Trouble, means: DockerMeans): DoctorFinding {
  const detail = space(trouble.what, trouble.means)
  if (trouble.code === 'docker-denied') {
    return problem(
      about,
      space(
        detail,
        msg`Think before you join the group docker: whoever is in it can become root on this machine without a password.`,
      ),
      trouble.todo,
      { commands: [`sudo usermod -aG docker ${means.user}`] },
    )
  }
  if (!ABSENT.has(trouble.code)) return problem(about, detail, trouble.todo)
  const repair = dockerRepair(means)
  const todo = repair ? msg`It can be done from here, or by you:` : trouble.todo
  return problem(about, detail, todo, { commands: commandsFor(means), repair })
}

function dockerRepair({ platform, isInstalled, mayInstall, mayStart }: DockerMeans): Repair | undefined {
  if (platform !== 'linux') return undefined
  if (isInstalled) {
    return mayStart
      ? {
          label: msg`Start Docker`,
          does: [
            msg`Starts Docker by the system’s service manager; where there is none, an engine of Bulkhead’s own that ends with it.`,
          ],
          asks: false,
        }
      : undefined
  }
  return mayInstall
    ? {
        label: msg`Install Docker`,
        does: [
          msg`Installs the packages docker.io, iptables and debootstrap with apt-get; about 300 MB on the disk.`,
          msg`Starts Docker by the system’s service manager; where there is none, an engine of Bulkhead’s own that ends with it.`,
          msg`To be rid of them: sudo apt-get remove docker.io iptables debootstrap`,
        ],
        asks: true,
      }
    : undefined
}

const START = 'sudo systemctl enable --now docker'

/** By the names in /etc/os-release. */
const INSTALL: Record<string, string[]> = {
  debian: ['sudo apt-get install docker.io', START],
  ubuntu: ['sudo apt-get install docker.io', START],
  fedora: ['sudo dnf install moby-engine', START],
  arch: ['sudo pacman -S docker', START],
  suse: ['sudo zypper install docker', START],
  opensuse: ['sudo zypper install docker', START],
  alpine: ['sudo apk add docker', 'sudo rc-update add docker default', 'sudo service docker start'],
}

/** How a person installs or starts Docker on this system; empty where that is a page to read. */
export function commandsFor({ platform, system, isInstalled }: DockerMeans): string[] {
  if (platform === 'darwin') return ['brew install --cask docker-desktop', 'open -a Docker']
  if (platform === 'win32') return ['winget install Docker.DockerDesktop']
  if (isInstalled)
    return system.includes('alpine') ? ['sudo service docker start'] : ['sudo systemctl start docker']
  return INSTALL[system.find((name) => name in INSTALL) ?? ''] ?? []
}

/** As this machine is. What it needs is loaded only where Docker is missing. */
export async function dockerMeans(): Promise<DockerMeans> {
  const [{ aptPrefix, hasSystemd, isDebianLike }, { findProgram }, { isSystemdsDocker }] = await Promise.all([
    import('../hosts/docker-engine/apt.mjs'),
    import('../hosts/docker-engine/programs.ts'),
    import('../hosts/docker-engine/install-docker.ts'),
  ])
  const isRoot = process.getuid?.() === 0
  const mayRun = process.platform === 'linux' && aptPrefix() !== undefined
  return {
    platform: process.platform,
    system: systemNames(readText('/etc/os-release')),
    user: userName(),
    isInstalled: findProgram('dockerd') !== undefined && findProgram('iptables') !== undefined,
    mayInstall: mayRun && isDebianLike() && (isRoot || hasSystemd()),
    mayStart: isRoot || (mayRun && isSystemdsDocker()),
  }
}

/** "debian", and what the system says it is like. */
export function systemNames(osRelease: string): string[] {
  return [...osRelease.matchAll(/^(?:ID|ID_LIKE)=(.*)$/gm)].flatMap(([, names = '']) =>
    names.replaceAll('"', '').split(/\s+/).filter(Boolean),
  )
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

function userName(): string {
  try {
    return userInfo().username
  } catch {
    return '$USER'
  }
}
