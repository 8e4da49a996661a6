export interface PackageSeen {
  /** What is wanted, whether something is wrong, and how far it is: `install ok installed`. */
  status: string
  version: string
}

/** One package's entry in /var/lib/dpkg/status; `null` where it has none. */
export function packageIn(status: string, name: string): PackageSeen | null {
  const entry = status.split(/\n\n+/).find((text) => field(text, 'Package') === name)
  if (entry === undefined) return null
  return { status: field(entry, 'Status'), version: field(entry, 'Version') }
}

function field(entry: string, name: string): string {
  return new RegExp(`^${name}:[ \\t]*(.*)$`, 'm').exec(entry)?.[1]?.trim() ?? ''
}
