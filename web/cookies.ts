/** The values that a `Cookie` header has under this name; a browser may send several. */
export function cookieValues(header: string | undefined, name: string): string[] {
  return (header ?? '')
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part.startsWith(`${name}=`))
    .map((part) => part.slice(name.length + 1))
}

/** `Set-Cookie` for what no script may read and no other site's page may cause to be sent. `lifetime` in seconds; 0 takes it away. */
export function setCookie(
  name: string,
  value: string,
  { lifetime, secure = false }: { lifetime: number; secure?: boolean },
): string {
  return `${name}=${value}; Path=/; ${secure ? 'Secure; ' : ''}HttpOnly; SameSite=Strict; Max-Age=${lifetime}`
}
