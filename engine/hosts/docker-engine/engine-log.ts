import { type Trouble, msg, verbatim } from '../../../contract/index.ts'
import type { OwnEngineFiles } from './own-engine-files.ts'
import { engineTroubles } from './troubles.ts'

/** What a dockerd that would not start says about it in its log. */
export function explainEngineLog(
  log: string,
  files: Pick<OwnEngineFiles, 'root' | 'log'>,
  outOfTime: boolean,
): Trouble {
  if (/no space left on device/i.test(log)) return engineTroubles.noSpace(files.root)
  if (/iptables/i.test(log) && /(not found|failed|permission denied)/i.test(log))
    return engineTroubles.iptables(files.log)
  if (/cgroup.*(not mounted|mountpoint)|Devices cgroup isn't mounted/i.test(log))
    return engineTroubles.noControlGroups()
  const lastLine = log.trimEnd().split('\n').at(-1)?.trim() ?? ''
  const reason = lastLine === '' ? msg`it said nothing` : verbatim(lastLine.slice(0, 300))
  return engineTroubles.wouldNotStart(
    outOfTime ? msg`it does not answer after a minute (${reason})` : reason,
    verbatim(files.log),
  )
}
