/** The registry that an image reference names; `undefined` for Docker Hub, which a name without one means. */
export function registryOf(reference: string): string | undefined {
  const [first = '', ...rest] = reference.split('/')
  if (rest.length === 0) return undefined
  const isHost = /[.:]/.test(first) || first === 'localhost'
  return isHost && first !== 'docker.io' && first !== 'index.docker.io' ? first : undefined
}

/** All registries that these references name, each once. */
export function registriesOf(references: readonly string[]): string[] {
  return [...new Set(references.map(registryOf).filter((registry) => registry !== undefined))].toSorted()
}

/** `[::1]:5000` → `::1` and 5000. */
export function placeOf(registry: string): { host: string; port: number | undefined } {
  const [, bracketed, plain = '', port] = /^(?:\[([^\]]+)\]|([^:]*))(?::(\d{1,5}))?$/.exec(registry) ?? []
  return { host: bracketed ?? plain, port: port === undefined ? undefined : Number(port) }
}

/** Addresses that lead nowhere but to this machine or its own networks. */
export function isNear(address: string): boolean {
  if (address === '::1' || /^f[cd][0-9a-f]{2}:/i.test(address) || /^fe[89ab][0-9a-f]:/i.test(address))
    return true
  const [a = -1, b = -1, ...rest] = address.split('.').map(Number)
  if (rest.length !== 2 || Number.isNaN(a) || Number.isNaN(b)) return false
  return (
    a === 127 ||
    a === 10 ||
    (a === 172 && b >= 16 && b <= 31) ||
    (a === 192 && b === 168) ||
    (a === 169 && b === 254) ||
    (a === 100 && b >= 64 && b <= 127)
  )
}

/** What a hosts file calls whom. The first line that names it counts. */
export function addressIn(hostsFile: string, name: string): string | undefined {
  for (const line of hostsFile.split('\n')) {
    const [address, ...names] = (line.split('#')[0] ?? '').trim().split(/\s+/)
    if (address && names.some((each) => each.toLowerCase() === name.toLowerCase())) return address
  }
  return undefined
}
