import { z } from 'zod'

/** A name or address; begins with a letter, digit or colon, so that it can't be taken for an option. */
const Host = z.union([
  z.ipv6(),
  z
    .string()
    .max(253)
    .regex(/^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*$/),
])

/** A real server that somebody named. */
export const SshTarget = z.object({
  user: z.string().regex(/^[A-Za-z_][A-Za-z0-9_.-]{0,31}$/),
  host: Host,
  port: z.number().int().min(1).max(65535).default(22),
  /** A private key file's absolute path; without one, ssh uses what its configuration says. */
  identity: z.string().startsWith('/').max(4096).optional(),
  /** Instead of the person's own known_hosts. */
  knownHosts: z
    .string()
    .regex(/^\/[^\s"'%\\]*$/)
    .max(4096)
    .optional(),
})
export type SshTarget = z.infer<typeof SshTarget>

/** `user@host`, `user@host:port`, `user@[v6]:port`; `undefined` for anything else. */
export function parseSshTarget(text: string): SshTarget | undefined {
  const match = /^(?<user>[^@]+)@(?:\[(?<v6>[^\]]+)\]|(?<host>[^:]+))(?::(?<port>\d{1,5}))?$/.exec(text)
  const { user, v6, host, port } = match?.groups ?? {}
  return SshTarget.safeParse({ user, host: v6 ?? host, port: port === undefined ? undefined : Number(port) })
    .data
}

/** Nothing of the target can be read as an option or by a shell: it is checked again here, and `--` ends the options. */
export function sshArguments(given: SshTarget): string[] {
  const target = SshTarget.parse(given)
  return [
    '-tt',
    '-o',
    'ForwardAgent=no',
    '-o',
    'ForwardX11=no',
    '-o',
    'ClearAllForwardings=yes',
    '-o',
    'PermitLocalCommand=no',
    '-o',
    'ControlPath=none',
    ...(target.knownHosts ? ['-o', `UserKnownHostsFile=${target.knownHosts}`] : []),
    ...(target.identity ? ['-o', 'IdentitiesOnly=yes', '-i', target.identity] : []),
    '-p',
    String(target.port),
    '-l',
    target.user,
    '--',
    target.host,
    'HISTFILE=/dev/null; export HISTFILE; exec "${SHELL:-/bin/sh}" -l',
  ]
}
