const LONGEST_ADDRESS = 2_000

/**
 * The address to open in the person's browser, or `undefined` for anything that isn't an ordinary link:
 * other schemes start other programs, and credentials in an address disguise where it leads.
 */
export function externalLink(address: string): string | undefined {
  if (address.length > LONGEST_ADDRESS || !URL.canParse(address)) return undefined
  const url = new URL(address)
  const ordinary = (url.protocol === 'https:' || url.protocol === 'http:') && url.hostname !== ''
  return ordinary && url.username === '' && url.password === '' ? url.href : undefined
}
