import type { Observation as Audited } from '../../audit/observation.ts'
import { type CheckResult, joined, msg } from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'

/**
 * What the daemon has forgotten can't be judged container by container, and may do whatever it was started with. Check of
 * every task.
 */
export function judgeKnown({ hidden = [] }: Audited, at: string): CheckResult {
  const ids = hidden.map(({ id }) => id.slice(0, 12))
  const evidence = [
    {
      tried: msg`Compare the containers that master runs with those that its Docker lists`,
      from: 'master',
      expected: msg`the same`,
      got: ids.length > 0 ? msg`not listed: ${joined(ids)}` : msg`the same`,
      at,
    },
  ]
  return ids.length > 0
    ? result(
        'all-known',
        'fail',
        msg`Containers run that Docker on master does not know any more: ${joined(ids)}. They were started before it got another data directory, and live-restore kept them. The audit says at H7 how to end them.`,
        evidence,
      )
    : result('all-known', 'pass', msg`Docker on master knows every container that runs there.`, evidence)
}

/** That they could not be looked at is told once, by the check above. */
export const withoutHidden = (audited: Audited): Audited => {
  const hidden = new Set(audited.hidden?.map(({ id }) => id.slice(0, 12)))
  return { ...audited, unread: (audited.unread ?? []).filter(({ container }) => !hidden.has(container)) }
}
