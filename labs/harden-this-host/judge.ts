import type { AuditedItem } from '../../contract/audit/index.ts'
import { type CheckResult, joined, msg, type Params } from '../../contract/index.ts'
import { reportOf } from '../../audit/report.ts'
import { result } from '../shared/evidence.ts'
import { judgeDaemon } from '../shared/judge-daemon.ts'
import { judgeRestarted } from '../shared/restart.ts'
import { judgeBounds } from './judge-bounds.ts'
import { judgeContained } from './judge-contained.ts'
import { judgeItem } from '../shared/judge-item.ts'
import { judgeKnown, withoutHidden } from './judge-known.ts'
import { judgeShop } from './judge-shop.ts'
import type { Observation } from './observation.ts'
import { COLLECTED, housePolicy, TRIAL } from './planted.ts'
import { levelOf } from './tasks.ts'

const asked = { kind: 'lab', exercise: 'harden-this-host', host: 'master' } as const

/** Results by task id: the baseline's items, level by level. Pure: the same observation always gives the same results. */
export function judge(observation: Observation, params: Params): Record<string, CheckResult[]> {
  const { daemon, shop, audited, restart, at } = observation
  const base = [
    judgeDaemon(daemon),
    ...judgeShop(shop, params),
    ...(audited ? [judgeContained(audited, params, at), judgeKnown(audited, at)] : []),
    ...judgeRestarted(restart),
  ]
  const items: AuditedItem[] = audited
    ? reportOf(withoutHidden(audited), housePolicy(params), asked).items
    : []
  const own: Record<string, CheckResult[]> = {
    container: audited ? [judgeBounds(audited.containers, at)] : [],
    image: [judgeKey(observation)],
    other: [judgeCollected(observation)],
  }
  return Object.fromEntries(
    Object.entries(levelOf).map(([task, level]) => [
      task,
      [
        ...base,
        ...items.filter(({ id }) => id.startsWith(level)).map((item) => judgeItem(item, at)),
        ...(own[task] ?? []),
      ],
    ]),
  )
}

/** A layer keeps what a later one removed. */
function judgeKey({ keyFiles, at }: Observation): CheckResult {
  const evidence = [
    {
      tried: msg`Look through all layers under /var/lib/docker for the supplier’s key`,
      from: 'master',
      expected: msg`none has it`,
      got: keyFiles.length > 0 ? joined(keyFiles.slice(0, 3)) : msg`none has it`,
      at,
    },
  ]
  return keyFiles.length > 0
    ? result(
        'key-gone',
        'fail',
        msg`The supplier’s key still lies in a layer of an image on master.`,
        evidence,
      )
    : result('key-gone', 'pass', msg`No image on master holds the supplier’s key.`, evidence)
}

/** Whether logs are collected is tried: with an order. */
function judgeCollected({ shop: { ordered, isCollected, at } }: Observation): CheckResult {
  const line = `sold ${TRIAL} ${ordered}`
  const evidence = [
    {
      tried: msg`Order something, and look for the till’s line “${line}” in ${COLLECTED} of client`,
      from: 'client',
      expected: msg`it is there`,
      got: isCollected ? msg`it is there` : msg`it is not there`,
      at,
    },
  ]
  return isCollected
    ? result('log-collected', 'pass', msg`What the till writes arrives at the collector.`, evidence)
    : result('log-collected', 'fail', msg`What the till writes does not arrive at the collector.`, evidence)
}
