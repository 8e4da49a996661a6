/** Where an address like ssh://user@host:port/path leads. */
export interface SshPlace {
  host: string
  user?: string
  port?: number
  /** The daemon's socket there; its default where absent. */
  socket?: string
}

const HOST = /^(?:[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,250}[A-Za-z0-9])?|[0-9a-fA-F:]{2,45})$/
const USER = /^[A-Za-z0-9_][A-Za-z0-9_.@-]{0,63}$/
const SOCKET = /^\/[A-Za-z0-9_./-]{1,200}$/

/** Reads an ssh:// address; `undefined` for one that is none, holds a password, or could be anything else to a shell. */
export function parseSsh(address: string): SshPlace | undefined {
  if (!address.startsWith('ssh://') || !URL.canParse(address)) return undefined
  const { username, password, hostname, port, pathname, search, hash } = new URL(address)
  const host = hostname.replace(/^\[(.*)\]$/, '$1')
  const user = username === '' ? undefined : decodeURIComponent(username)
  const socket = pathname === '' || pathname === '/' ? undefined : pathname
  if (password !== '' || search !== '' || hash !== '' || !HOST.test(host)) return undefined
  if ((user !== undefined && !USER.test(user)) || (socket !== undefined && !SOCKET.test(socket)))
    return undefined
  return { host, user, port: port === '' ? undefined : Number(port), socket }
}

/** Arguments of ssh: it asks nothing, and takes neither the host nor the command for options. */
export function sshArguments({ host, user, port }: SshPlace, command: readonly string[]): string[] {
  return [
    ...['-T', '-o', 'BatchMode=yes', '-o', 'ConnectTimeout=15', '-o', 'ClearAllForwardings=yes'],
    ...(user === undefined ? [] : ['-l', user]),
    ...(port === undefined ? [] : ['-p', String(port)]),
    '--',
    host,
    command.map(quoted).join(' '),
  ]
}

/** As the docker CLI asks for a connection to the daemon over there. */
export const dialStdio = ({ socket }: SshPlace): string[] => [
  'docker',
  ...(socket === undefined ? [] : ['--host', `unix://${socket}`]),
  'system',
  'dial-stdio',
]

/** One word of a POSIX shell's command line, whatever is in it. */
const quoted = (word: string): string =>
  /^[A-Za-z0-9_./:=-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
