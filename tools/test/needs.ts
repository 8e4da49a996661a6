import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { aptInstall, aptPrefix, isDebianLike } from '../../engine/hosts/docker-engine.ts'
import { Failure } from '../lib/failure.mjs'
import { cache } from '../lib/paths.mjs'

export interface Person {
  ask?: (question: string) => Promise<boolean>
  say: (line: string) => void
}

interface Need {
  /** In words: "a browser". */
  what: string
  /** One of these files means that it is there. */
  files: readonly string[]
  packages: readonly string[]
}

export const NEEDS: Record<'browser' | 'ssh' | 'postgres', Need> = {
  browser: {
    what: 'Chromium for the journeys',
    files: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'],
    packages: ['chromium', 'fonts-dejavu-core', 'fonts-noto-color-emoji'],
  },
  ssh: {
    what: 'an SSH server for the terminal’s tests',
    files: ['/usr/sbin/sshd'],
    packages: ['openssh-server', 'openssh-client'],
  },
  postgres: {
    what: 'PostgreSQL for the tests of classes',
    files: ['/usr/share/postgresql-common'],
    packages: ['postgresql'],
  },
}

/** Installs what is missing, asking first where a person can answer. Throws a Failure where that isn't possible. */
export async function ensureNeeds(
  needs: readonly (keyof typeof NEEDS)[],
  { ask, say }: Person,
): Promise<void> {
  if (process.platform !== 'linux') return
  const missing = needs
    .map((name) => NEEDS[name])
    .filter(({ files }) => !files.some((file) => existsSync(file)))
  if (missing.length === 0) return
  const what = missing.map((need) => need.what).join(' and ')
  const packages = missing.flatMap((need) => need.packages)
  const prefix = isDebianLike() ? aptPrefix() : undefined
  if (!prefix || (ask && !(await ask(`The tests need ${what}. Install ${packages.join(', ')} now?`)))) {
    throw new Failure({
      code: 'tests-need',
      what: `The tests need ${what}, and this user cannot or does not want to install it.`,
      means: 'Nothing was run.',
      todo: `Install it (${packages.join(', ')}), or name the sections to run: npm test -- types lint unit`,
    })
  }
  say(`The tests need ${what}: installing ${packages.join(', ')} …`)
  const trouble = await aptInstall(packages, { logFile: join(cache, 'log', 'apt-test.log'), prefix })
  if (trouble) throw new Failure(trouble)
}
