import {
  type CheckResult,
  joined,
  type Message,
  msg,
  type Params,
  space,
  verbatim,
} from '../../contract/index.ts'
import { outcomeInWords, result } from '../shared/evidence.ts'
import type { Asked, BoxSeen, Observation } from './observation.ts'

/** Evidence of one request. */
export function asked(request: Asked, expected: Message) {
  return {
    tried: verbatim(request.to),
    from: 'master',
    expected,
    got: outcomeInWords(request.outcome),
    at: request.at,
  }
}

/** Whether both users are served, each by their own container. */
export function judgeService({ boxes, restart, at }: Observation, { service = '' }: Params): CheckResult {
  const evidence = boxes.flatMap((box) => [
    {
      tried: msg`Ask Docker for the container ${box.name}`,
      from: 'master',
      expected: msg`running`,
      got: box.state === null ? msg`there is none` : verbatim(box.state),
      at,
    },
    asked(box.save, verbatim('Saved.')),
  ])
  const troubles = boxes.flatMap((box) => troubleOf(box, restart !== undefined) ?? [])
  return troubles.length > 0
    ? result('both-served', 'fail', joined(troubles, space), evidence)
    : result('both-served', 'pass', msg`Both containers of ${service} save what is sent to them.`, evidence)
}

function troubleOf({ name, state, published, save }: BoxSeen, restarted: boolean): Message | undefined {
  if (state === null) return msg`There is no container ${name}.`
  if (state !== 'running')
    return restarted
      ? msg`${name} did not come back with Docker: it needs a restart policy.`
      : msg`${name} does not run, and what does not run needs no file system.`
  const { outcome } = save
  if (outcome.kind !== 'answered') return msg`${name} runs, but nobody answers on its port.`
  if (!published) return msg`What answers on the port of ${name} is not that container.`
  if (outcome.status === 404) return msg`${name} does not find its user's notes: nothing is mounted there.`
  if (outcome.status !== 200)
    return msg`${name} can not save: ${verbatim(outcome.body.slice(0, 120).replace(/\.?$/, '.'))}`
  return undefined
}
