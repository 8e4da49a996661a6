const UNITS: Record<string, number> = { '': 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 }

/** `1`, `v2`, `cgroup v1`; `undefined` where it says neither, or both. */
export function versionIn(given: string): 1 | 2 | undefined {
  const [digit, ...others] = new Set(given.match(/\d+/g))
  if (others.length > 0) return undefined
  return digit === '1' ? 1 : digit === '2' ? 2 : undefined
}

/** A whole number, with or without separators and words behind it; NaN where there is none. */
export function numberIn(given: string): number {
  const digits = /^\D*?(\d[\d,_' ]*)\D*$/.exec(given.trim())?.[1]
  return digits === undefined ? NaN : Number(digits.replaceAll(/\D/g, ''))
}

/** Bytes, also where they were given in larger units: `48m`, `48 MiB`. */
export function bytesIn(given: string): number {
  const [, digits = '', unit = ''] =
    /^\D*?(\d[\d,_']*)\s*([kmg]?)(?:i?b|bytes)?[\s.]*$/i.exec(given.trim()) ?? []
  return digits === '' ? NaN : Number(digits.replaceAll(/\D/g, '')) * (UNITS[unit.toLowerCase()] ?? NaN)
}

/** A path below the lab host's own, a whole line of /proc/PID/cgroup, or the folder that shows the group. */
export function isPathOf(given: string, path: string): boolean {
  const plain = given
    .trim()
    .replaceAll(/^["'`]|["'`.]$/g, '')
    .replace(/\/+$/, '')
  return path !== '' && path !== '/' && plain.endsWith(path)
}
