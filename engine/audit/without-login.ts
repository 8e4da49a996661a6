/**
 * An address as it may be shown and kept: who logs in stays where it is ssh's business, a password never does, also not
 * the rest of one that has an @ in it.
 */
export function withoutLogin(address: string): string {
  const [, scheme, login, rest] = /^([a-z][a-z0-9+.-]*:\/\/)([^/?#]*)@(.*)$/is.exec(address) ?? []
  if (scheme === undefined || login === undefined || rest === undefined) return address
  const isUser = scheme.toLowerCase() === 'ssh://' && !login.includes(':')
  return isUser ? address : `${scheme}…@${rest}`
}
