import { Fingerprint, JoinCode, type JoinForm } from '../../contract/class/index.ts'
import { classTroubles } from './troubles.ts'

/** What somebody entered to join, understood. */
export interface JoinTarget {
  /** `https://host:port` */
  address: string
  /** Of the certificate to expect; `null` where the system's authorities have to vouch for it. */
  fingerprint: string | null
  code: string
}

/** Reads `https://host:port/#/join/<code>/<fingerprint>`, or an address beside a code. Throws TroubleError. */
export function readJoinForm({ link, code }: Pick<JoinForm, 'link' | 'code'>): JoinTarget {
  const url = readAddress(link)
  const [, place, inLink, fingerprint] = url.hash.slice(1).split('/')
  const hasParts = place === 'join'
  const joinCode = JoinCode.safeParse(lettersOf((hasParts && inLink) || code || ''))
  if (!joinCode.success) throw classTroubles.noCode()
  const pinned = hasParts && fingerprint ? Fingerprint.safeParse(hexOf(fingerprint)) : undefined
  // Half a fingerprint must not become none: then anybody's certificate could do.
  if (pinned && !pinned.success) throw classTroubles.noLink()
  return { address: url.origin, fingerprint: pinned?.data ?? null, code: joinCode.data }
}

/** An address may be written without its scheme; never with another one. */
function readAddress(link: string): URL {
  const text = link.trim()
  const whole = text.includes('://') ? text : `https://${text}`
  const url = URL.parse(whole)
  if (url?.protocol !== 'https:' || url.hostname === '' || url.username !== '' || url.password !== '')
    throw classTroubles.noLink()
  return url
}

/** Codes are read aloud and written in groups. */
const lettersOf = (code: string): string => code.replaceAll(/[\s-]/g, '')

const hexOf = (fingerprint: string): string =>
  decodeURIComponent(fingerprint).replaceAll(':', '').toLowerCase()
