import { type CheckResult, type Message, msg, type Params } from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import { judgeAnswer } from '../shared/judge-answer.ts'
import type { AnswerName, Observation } from './observation.ts'

export function judgeFilters(
  observation: Observation,
  { plain = '', bare = '', holes = '' }: Params,
): CheckResult[] {
  const { filters, answers, at } = observation
  const found = (name: string) => filters.find((filter) => filter.name === name)
  const asFound = found(plain)?.mode === 2 && found(bare)?.mode === 0 && isFullOfHoles(found(holes))
  const running = [plain, bare, holes].sort().filter((name) => (found(name)?.mode ?? null) !== null)
  const evidence = [
    {
      tried: msg`Ask the kernel for the seccomp mode of each container’s first process`,
      from: 'master',
      expected: msg`three that run as they were found`,
      // Which of them has which mode is what is asked.
      got: asFound
        ? msg`three that run as they were found`
        : msg`running, but not all as they were found: ${running.join(', ') || msg`nothing`}`,
      at,
    },
  ]
  if (!asFound)
    return [
      result(
        'containers-as-found',
        'fail',
        msg`The three containers don’t run any more as they were found, so there is nothing to find out about them. A reset brings them back.`,
        evidence,
      ),
    ]
  const asked = (name: AnswerName, wanted: string, otherwise: Message) =>
    judgeAnswer({
      name,
      what: msg`the name of one container`,
      given: answers[name],
      wanted: (given) => given.toLowerCase() === wanted,
      otherwise,
      at,
    })
  return [
    result('containers-as-found', 'pass', msg`The three containers run as they were found.`, evidence),
    asked(
      'without-filter',
      bare,
      msg`The answer without-filter is not the container that no seccomp filter is on.`,
    ),
    asked(
      'filter-of-holes',
      holes,
      msg`The answer filter-of-holes is not the container whose filter lets everything through.`,
    ),
  ]
}

function isFullOfHoles(filter: Observation['filters'][number] | undefined): boolean {
  return filter?.mode === 2 && Boolean(filter.holes)
}
