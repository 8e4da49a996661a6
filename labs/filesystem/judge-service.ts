import { type CheckResult, type Params, type Message, msg } from '../../contract/index.ts'
import { outcomeInWords, result } from '../shared/evidence.ts'
import type { Asked, BoxSeen, Observation } from './observation.ts'

/** Evidence of one request. */
export function asked(request: Asked, expected: Message) {
  return {
    tried: request.to,
    from: 'master',
    expected,
    got: outcomeInWords(request.outcome),
    at: request.at,
  }
}

/** Whether both users are served, each by their own container. */
export function judgeService({ boxes, restart, at }: Observation, { service }: Params): CheckResult {
  const evidence = boxes.flatMap((box) => [
    {
      tried: msg`Ask Docker for the container ${box.name}`,
      from: 'master',
      expected: msg`running`,
      got: box.state ?? msg`there is none`,
      at,
    },
    asked(box.save, msg`Saved.`),
  ])
  const troubles = boxes.flatMap((box) => troubleOf(box, restart !== undefined) ?? [])
  return troubles.length > 0
    ? result('both-served', 'fail', troubles.join(' '), evidence)
    : result('both-served', 'pass', msg`Both containers of ${service} save what is sent to them.`, evidence)
}

function troubleOf({ name, state, published, save }: BoxSeen, restarted: boolean): string | undefined {
  if (state === null) return `There is no container ${name}.`
  if (state !== 'running')
    return restarted
      ? `${name} did not come back with Docker: it needs a restart policy.`
      : `${name} does not run, and what does not run needs no file system.`
  const { outcome } = save
  if (outcome.kind !== 'answered') return `${name} runs, but nobody answers on its port.`
  if (!published) return `What answers on the port of ${name} is not that container.`
  if (outcome.status === 404) return `${name} does not find its user's notes: nothing is mounted there.`
  if (outcome.status !== 200)
    return `${name} can not save: ${outcome.body.slice(0, 120).replace(/\.?$/, '.')}`
  return undefined
}
