/** What is plainly there in what somebody entered; whether it is good, the engine says. */
export interface EnteredLink {
  hasCode: boolean
  /** Of the server, as one reads it: "192.0.2.7:4848"; `null` where it is no address. */
  host: string | null
}

export function readEntered(text: string): EnteredLink {
  const entered = text.trim()
  const url = URL.parse(entered.includes('://') ? entered : `https://${entered}`)
  const [, place, code] = url?.hash.slice(1).split('/') ?? []
  return { hasCode: place === 'join' && Boolean(code), host: entered === '' ? null : url?.host || null }
}

/** The join code in the address of a page that a class serves: `#/join/<code>/<fingerprint>`. */
export function codeInHash(hash: string): string {
  const [, place, code] = hash.replace(/^#/, '').split('/')
  return place === 'join' && code ? code.toUpperCase() : ''
}

/** Codes are read aloud and written in groups; what can't be in one is left out. */
export const tidyCode = (text: string): string =>
  text
    .toUpperCase()
    .replaceAll(/[^2-9A-HJ-NP-Z]/g, '')
    .slice(0, 8)
