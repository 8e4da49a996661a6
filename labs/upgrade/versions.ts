/** The learner finds Debian 12's engine; Debian 13's, or a later one, is wanted. */
export const WANTED = '26.1'

/** Whether a version of the engine or of its package is the wanted one or a later one. */
export function isNewer(version: string): boolean {
  const [major, minor] = numbers(version)
  const [wantedMajor, wantedMinor] = numbers(WANTED)
  return major === wantedMajor ? minor >= wantedMinor : major > wantedMajor
}

/** `26.1.5+dfsg1-9+deb13u1` is a package of 26.1.5. */
export function upstream(version: string): string {
  return /^(?:\d+:)?(\d+(?:\.\d+)*)/.exec(version)?.[1] ?? version
}

function numbers(version: string): [number, number] {
  const [major = 0, minor = 0] = upstream(version)
    .split('.')
    .map((part) => Number(part) || 0)
  return [major, minor]
}
