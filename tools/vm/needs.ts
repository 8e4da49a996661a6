import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { aptInstall, isDebianLike } from '../../engine/hosts/docker-engine.ts'
import { Failure } from '../lib/failure.mjs'
import type { Workshop } from './debian.ts'

/** Programs that make and run the virtual machine, with Debian's packages for them. */
const PROGRAMS: Record<string, readonly string[]> = {
  // Ubuntu has debootstrap without the keys of Debian.
  debootstrap: ['debootstrap', 'debian-archive-keyring'],
  'mkfs.ext4': ['e2fsprogs'],
  unshare: ['util-linux'],
  setpriv: ['util-linux'],
}

/** Installs what is missing. Throws a Failure where the virtual machine can't be had. */
export async function ensureNeeds({ folder, person }: Workshop): Promise<void> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Failure({
      code: 'vm-elsewhere',
      what: `The virtual machine is made for Linux on x86-64, and this is ${process.platform} on ${process.arch}.`,
      means: 'Labs work here all the same; only this test does not run.',
      todo: 'Run it on a Debian or Ubuntu machine, or leave it to the checks of the repository.',
    })
  }
  if (process.getuid?.() !== 0) {
    throw new Failure({
      code: 'vm-needs-root',
      what: 'Only root can make the virtual machine’s disks.',
      means:
        'They hold a Debian system whose files belong to its own users, and a Docker that is started once to fill them.',
      todo: 'Run “sudo npm run test:vm”.',
    })
  }
  const missing = Object.keys(PROGRAMS).filter((name) => !isThere(name))
  if (missing.length === 0) return
  const packages = [...new Set(missing.flatMap((name) => PROGRAMS[name] ?? []))]
  if (!isDebianLike()) {
    throw new Failure({
      code: 'vm-needs-programs',
      what: `${missing.join(', ')} ${missing.length > 1 ? 'are' : 'is'} not installed.`,
      means: 'The virtual machine is made with it, out of Debian’s packages.',
      todo: 'Install it with this system’s package manager and run this again.',
    })
  }
  person.say(`Installing ${packages.join(', ')} …`)
  const trouble = await aptInstall(packages, { logFile: join(folder, 'log', 'apt.log') })
  if (trouble) throw new Failure(trouble)
}

function isThere(program: string): boolean {
  const directories = [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/sbin']
  return directories.some((directory) => existsSync(join(directory, program)))
}
