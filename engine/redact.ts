/** What a log may hold and nobody else may read, and what stands in its place. */
const SECRETS: readonly [RegExp, string][] = [
  // Keys and certificates, also where a line break is written as two characters, and ones that are cut off.
  [/-----BEGIN [A-Z0-9 ]+-----[\s\S]*?(?:-----END [A-Z0-9 ]+-----|$)/g, '[removed: PEM]'],
  [
    /\b(authorization|proxy-authorization|x-registry-auth|set-cookie|cookie)(["']?\s*[:=]\s*["']?)[^\r\n"']+/gi,
    '$1$2[removed]',
  ],
  [/\b(bearer|basic)\s+[\w+/=.~-]{6,}/gi, '$1 [removed]'],
  // Of an address: who logs in, and what its parameters prove.
  [/(\b[a-z][\w+.-]{0,20}:\/\/)[^\s/@:"'<>]{1,200}(?::[^\s"'<>]{0,200})?@/gi, '$1[removed]@'],
  [/([?&](?:token|access_token|key|secret|password|sig|signature|code)=)[^&#\s"'<>]+/gi, '$1[removed]'],
  // name=value, "name": "value", --name value; the name may have words before and after.
  [
    /((?:["']|\b|--?)[\w-]{0,40}(?:passw(?:or)?d|passphrase|pwd|secret|token|api[-_]?key|private[-_]?key|credentials?)[\w-]{0,40}["']?(?:\s{0,9}[:=]\s{0,9}|\s{1,9}(?=["']|\S{6,})))(?!["']?\[removed)(?:"[^"\r\n]*"?|'[^'\r\n]*'?|[^\s"',;}&]+)/gi,
    '$1[removed]',
  ],
  // How docker keeps a login, and how it and curl are given one.
  [/("auth"\s{0,9}:\s{0,9}")[^"]+/g, '$1[removed]'],
  [/(\s--?(?:password|token)\s+)\S+/gi, '$1[removed]'],
  [/(\bdocker login\b[^\r\n]{0,200}?\s-p\s+)\S+/g, '$1[removed]'],
  [/(\bcurl\b[^\r\n]{0,200}?\s-u\s+)\S+/g, '$1[removed]'],
  [
    /\b(?:gh[pousr]_\w{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|npm_\w{20,}|dckr_pat_[\w-]{16,}|AKIA[A-Z0-9]{16}|xox[abprs]-[\w-]{10,})\b/g,
    '[removed]',
  ],
  [/\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g, '[removed]'],
]

export interface Person {
  /** The home folder; its last part names somebody. */
  home: string
  user: string
}

/** A log's text without what is secret, and without whose machine it is. */
export function redact(text: string, { home, user }: Person): string {
  let said = text
  for (const [secret, instead] of SECRETS) said = said.replace(secret, instead)
  if (home.length > 1) said = said.replaceAll(home, '~')
  // Others of this machine, and the same person by another path.
  said = said.replace(/(\/(?:home|Users)\/|\\Users\\)[^\s/\\:"']+/g, '$1[user]')
  if (user === '' || user === 'root') return said
  // Where a word ends is known of Latin letters only.
  return /^[\w.-]+$/.test(user)
    ? said.replace(new RegExp(`\\b${escaped(user)}\\b`, 'g'), '[user]')
    : said.replaceAll(user, '[user]')
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
