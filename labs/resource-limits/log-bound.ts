import type { HostConfig } from '../../readings/container-types.ts'

export type LogBound =
  /** All files of the log together. */
  | { kind: 'bytes'; bytes: number }
  | { kind: 'unbounded' }
  | { kind: 'none' }
  /** A driver that keeps the log somewhere else. */
  | { kind: 'elsewhere'; driver: string }

const powers: Record<string, number> = { k: 1, m: 2, g: 3, t: 4, p: 5 }

/**
 * How big Docker lets a container's log grow. The two drivers that keep files differ in what they take for
 * granted and even in what they call a megabyte.
 */
export function logBound(log: NonNullable<HostConfig['LogConfig']>): LogBound {
  const { Type: driver, Config: options } = log
  const maxSize = options?.['max-size']
  const maxFile = Number(options?.['max-file'] ?? Number.NaN)
  if (driver === 'none') return { kind: 'none' }
  if (driver === 'json-file') {
    const bytes = maxSize === undefined ? undefined : bytesOf(maxSize, 1000)
    return bytes ? { kind: 'bytes', bytes: bytes * (maxFile || 1) } : { kind: 'unbounded' }
  }
  if (driver === 'local') {
    const bytes = maxSize === undefined ? 20_000_000 : bytesOf(maxSize, 1024)
    return bytes ? { kind: 'bytes', bytes: bytes * (maxFile || 5) } : { kind: 'unbounded' }
  }
  return { kind: 'elsewhere', driver }
}

/** `10m`, `1.5MB`, `512kib`; `undefined` for what is no size, such as `-1`. */
export function bytesOf(text: string, base: 1000 | 1024): number | undefined {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?) ?([kmgtp]?)i?b?$/i.exec(text.trim()) ?? []
  return number === undefined ? undefined : Number(number) * base ** (powers[unit.toLowerCase()] ?? 0)
}
