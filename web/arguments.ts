import { parseArgs } from 'node:util'
import { HostName, msg } from '../contract/index.ts'
import { type SshTarget, parseSshTarget } from '../engine/terminal/ssh-target.ts'
import { Refused } from './refused.ts'

export interface WebArguments {
  port?: number
  localShell: boolean
  ssh: Record<string, SshTarget>
}

export const USAGE = msg`Options:
  --port N               serve at this port instead of a free one near 4747
  --local-shell          offer a shell on this machine beside the lab hosts
  --ssh NAME=USER@HOST   offer a shell on a server under this name; HOST may end in :PORT; may be repeated`

/** Throws Refused, or what Node says of options that it doesn't know. */
export function readArguments(argv: readonly string[]): WebArguments {
  const { values } = parseArgs({
    args: [...argv],
    strict: true,
    options: {
      port: { type: 'string' },
      'local-shell': { type: 'boolean', default: false },
      ssh: { type: 'string', multiple: true, default: [] },
    },
  })
  return {
    port: values.port === undefined ? undefined : readPort(values.port),
    localShell: values['local-shell'],
    ssh: Object.fromEntries(values.ssh.map(readSsh)),
  }
}

function readPort(text: string): number {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port < 1 || port > 65535)
    throw new Refused(msg`"${text}" is no port: give a number from 1 to 65535.`)
  return port
}

function readSsh(text: string): [string, SshTarget] {
  const [name = '', ...rest] = text.split('=')
  const target = parseSshTarget(rest.join('='))
  if (!HostName.safeParse(name).success || !target) {
    throw new Refused(
      msg`"${text}" is not understood: give NAME=USER@HOST, for example web=root@192.0.2.7:2222.`,
    )
  }
  return [name, target]
}
