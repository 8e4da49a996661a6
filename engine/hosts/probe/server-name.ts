import { isIP } from 'node:net'
import { checkServerIdentity, type PeerCertificate } from 'node:tls'

/**
 * Whether a server certificate is valid for a name or an IPv4 address, as Go's clients (the docker CLI) judge:
 * by subjectAltName only. A common name does not count, and a lone "*" covers no name.
 * Answers the reason why not, in the words that the docker CLI uses.
 */
export function checkServerName(name: string, certificate: PeerCertificate): string | undefined {
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
  if (names.length === 0) {
    return 'certificate relies on legacy Common Name field, use SANs instead'
  }
  const wrong = checkServerIdentity(name, { ...certificate, subject: { ...certificate.subject, CN: '' } })
  if (!wrong && !(hosts.length === 1 && hosts[0] === '*')) return undefined
  return `certificate is valid for ${[...hosts, ...addresses].join(', ')}, not ${name}`
}
