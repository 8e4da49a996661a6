import type { TerminalSize } from '../../contract/index.ts'
import type { EngineOptions } from '../engine-options.ts'
import type { TerminalSource } from '../hosts/lab-hosts.ts'
import { localShell, sshShell } from './pty.ts'

/** A shell that isn't on a lab host, where this engine offers one by that name. */
export function shellElsewhere(
  { allowLocalShell, sshTargets = {} }: EngineOptions,
  host: string,
): ((size: TerminalSize) => Promise<TerminalSource>) | undefined {
  if (host === 'local' && allowLocalShell) return localShell
  const target = Object.hasOwn(sshTargets, host) ? sshTargets[host] : undefined
  return target && ((size) => sshShell(target, size))
}
