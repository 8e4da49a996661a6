import { isAtLeast } from '../../readings/version-order.ts'

/** `1.7.24~ds1-6+b4` is 1.7.24 with something of Debian's; `undefined` where there is no version in it. */
export function upstream(version: string): string | undefined {
  return /(?:^|[^\d.])(\d+(?:\.\d+)+)/.exec(version.replace(/^\d+:/, ''))?.[1]
}

/**
 * Whether a version has the fix, by its number: in its own release line from the version that names it on, and in every
 * line that was begun after all of those. A line that is older than them, and is not among them, was not mended.
 */
export function hasFix(version: string, fixed: readonly string[]): boolean {
  const line = (text: string) => text.split('.').slice(0, 2).join('.')
  const own = fixed.find((each) => line(each) === line(version))
  if (own !== undefined) return isAtLeast(version, own)
  return fixed.every((each) => isAtLeast(version, each))
}

/** Whether Debian's mark of an update to a stable release is in a package's version: 1.1.15+ds1-2+deb13u1. */
export function isStableUpdate(version: string): boolean {
  return /[+~]deb\d+u\d+/.test(version)
}
