import { isIP } from 'node:net'
import type { PeerCertificate } from 'node:tls'

/**
 * Whether a server certificate is valid for a name or an IPv4 address, as Go's clients (the docker CLI) judge:
 * by subjectAltName only. Answers the reason why not, in the words that the docker CLI uses.
 */
export function checkServerName(
  name: string,
  certificate: Pick<PeerCertificate, 'subjectaltname'>,
): string | undefined {
  const names = (certificate.subjectaltname ?? '').split(', ').filter(Boolean)
  const ofKind = (kind: string): string[] =>
    names.filter((entry) => entry.startsWith(`${kind}:`)).map((entry) => entry.slice(kind.length + 1))
  const addresses = ofKind('IP Address')
  const hosts = ofKind('DNS')

  if (isIP(name)) {
    if (addresses.includes(name)) return undefined
    return addresses.length === 0
      ? `certificate doesn't contain any IP SANs, so it is not valid for ${name}`
      : `certificate is valid for ${addresses.join(', ')}, not ${name}`
  }
  if (names.length === 0) return 'certificate relies on legacy Common Name field, use SANs instead'
  if (hosts.some((pattern) => covers(pattern, name))) return undefined
  return `certificate is valid for ${[...hosts, ...addresses].join(', ')}, not ${name}`
}

/** Label by label; a star stands for the whole first label only, and not for a name of one label. */
function covers(pattern: string, name: string): boolean {
  const wanted = name.toLowerCase().replace(/\.$/, '').split('.')
  const offered = pattern.toLowerCase().replace(/\.$/, '').split('.')
  return (
    offered.length === wanted.length &&
    offered.every(
      (label, index) => label === wanted[index] || (index === 0 && label === '*' && offered.length > 1),
    )
  )
}
