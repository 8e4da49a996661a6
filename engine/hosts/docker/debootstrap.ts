import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'

const DEBIAN_RELEASE = 'trixie'

/** Folders that no lab host reads and that would make the base half as large again. */
const LEFT_OUT = ['./var/cache/apt/archives/*', './var/lib/apt/lists/*', './usr/share/locale/*']

/**
 * A minimal Debian as a tar stream, made with debootstrap where no image can be pulled. Root only.
 * Throws with debootstrap's last lines when it fails.
 */
export async function debootstrapTar<T>(
  use: (tar: Readable) => Promise<T>,
  onLog: (line: string) => void,
  signal: AbortSignal,
): Promise<T> {
  // Not below the home directory: debootstrap refuses file systems mounted noexec or nodev.
  const folder = await mkdtemp(join(tmpdir(), 'bulkhead-base-'))
  try {
    await run('debootstrap', ['--variant=minbase', DEBIAN_RELEASE, folder], onLog, signal)
    const tar = spawn('tar', ['-C', folder, ...LEFT_OUT.map((path) => `--exclude=${path}`), '-c', '.'], {
      signal,
    })
    const ended = finished(tar)
    const [result] = await Promise.all([use(tar.stdout), ended])
    return result
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function run(
  command: string,
  args: string[],
  onLog: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const child = spawn(command, args, { signal, stdio: ['ignore', 'pipe', 'pipe'] })
  const last: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      last.push(line)
      if (last.length > 5) last.shift()
      onLog(line)
    })
  }
  await finished(child).catch((error: Error) => {
    throw new Error(`${error.message}: ${last.join(' | ')}`, { cause: error })
  })
}

function finished(child: ReturnType<typeof spawn>): Promise<void> {
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (status) =>
      status === 0 ? resolve() : reject(new Error(`${child.spawnfile} ended with status ${status}`)),
    )
  })
}
