import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/** Where what takes long to make is kept; may be deleted at any time. */
export function vmCache(env: Readonly<Record<string, string | undefined>> = process.env): string {
  const cache = env.BULKHEAD_CACHE ? resolve(env.BULKHEAD_CACHE) : join(homedir(), '.cache', 'bulkhead')
  return join(cache, 'vm')
}

/** A name for what is made from these: the same parts, the same key. */
export function keyOf(...parts: (string | Buffer)[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(`${part.length}\0`).update(part)
  return hash.digest('hex').slice(0, 12)
}

/**
 * The file or directory `kind-key` in `folder`, made unless it is there: whole or not at all. Those of the
 * same kind that it replaces are removed.
 */
export async function kept(
  folder: string,
  { kind, key }: { kind: string; key: string },
  make: (path: string) => Promise<void>,
): Promise<string> {
  const path = join(folder, `${kind}-${key}`)
  if (existsSync(path)) return path
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const part = join(folder, `part-${process.pid}-${kind}`)
  try {
    await make(part)
    renameSync(part, path)
  } finally {
    rmSync(part, { recursive: true, force: true })
  }
  for (const name of readdirSync(folder)) {
    const replaced = name.startsWith(`${kind}-`) && name !== `${kind}-${key}`
    if (replaced) rmSync(join(folder, name), { recursive: true, force: true })
  }
  return path
}

/** Removes what processes that are gone have left half made. */
export function removeParts(folder: string, isAlive: (pid: number) => boolean): void {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) {
    const pid = /^part-(\d+)-/.exec(name)?.[1]
    if (pid !== undefined && !isAlive(Number(pid)))
      rmSync(join(folder, name), { recursive: true, force: true })
  }
}
