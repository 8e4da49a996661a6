import { type CheckResult, type Params, msg } from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import { judgeDaemon } from '../shared/judge-daemon.ts'
import { idMapInWords } from './id-ranges.ts'
import { judgeData } from './judge-data.ts'
import { judgeRestart } from './judge-restart.ts'
import { judgeRoot } from './judge-root.ts'
import { judgeService } from './judge-service.ts'
import { judgeWaysRound } from './judge-ways-round.ts'
import type { Observation } from './observation.ts'

/** A range that is worth having: one that dockerd makes by itself starts at 100000. */
const IDS_NEEDED = 100_000 + 65_536

/** Results by task id. Pure: the same observation always gives the same results. */
export function judge(observation: Observation, params: Params): Record<string, CheckResult[]> {
  const judges: Record<string, (observation: Observation, params: Params) => CheckResult[]> = {
    'root-is-nobody': judgeRoot,
    'service-mapped': judgeService,
    'data-usable': judgeData,
    'no-way-round': judgeWaysRound,
    'survives-restart': judgeRestart,
  }
  const same = impossible(observation) ?? absent(observation)
  return Object.fromEntries(
    Object.entries(judges).map(([id, of]) => [
      id,
      same ?? [judgeDaemon(observation.daemon), ...of(observation, params)],
    ]),
  )
}

/** Where the lab host itself has few ids, it has none to give away. */
function impossible({ hostIds, at }: Observation): CheckResult[] | undefined {
  const ids = hostIds.reduce((sum, range) => sum + range.length, 0)
  if (hostIds.length > 0 && ids >= IDS_NEEDED) return undefined
  const evidence = [
    {
      tried: msg`Ask the kernel which ids master has`,
      from: 'master',
      expected: msg`at least ${IDS_NEEDED}`,
      got: idMapInWords(hostIds),
      at,
    },
  ]
  return hostIds.length === 0
    ? [
        result(
          'user-namespaces',
          'unsupported',
          msg`This machine's kernel has no user namespaces, so nothing can be mapped here.`,
          evidence,
        ),
      ]
    : [
        result(
          'user-namespaces',
          'unsupported',
          msg`The Docker that runs this lab maps ids itself and left too few of them to map again.`,
          evidence,
        ),
      ]
}

function absent({ daemon }: Observation): CheckResult[] | undefined {
  return daemon.identity.kind === 'genuine' ? undefined : [judgeDaemon(daemon)]
}
