import type { CheckResult, Params } from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import type { AnswerName, Observation } from './observation.ts'

export function judgeFilters(
  observation: Observation,
  { plain = '', bare = '', holes = '' }: Params,
): CheckResult[] {
  const { filters, at } = observation
  const found = (name: string) => filters.find((filter) => filter.name === name)
  const inWords = (name: string) => {
    const filter = found(name)
    return `${name}: ${filter && filter.mode !== null ? `mode ${filter.mode}` : 'does not run'}`
  }
  const evidence = [
    {
      tried: 'Ask the kernel for the seccomp mode of each container’s first process',
      from: 'master',
      expected: 'three that run as they were found',
      got: [plain, bare, holes].sort().map(inWords).join(', '),
      at,
    },
  ]
  const asFound = found(plain)?.mode === 2 && found(bare)?.mode === 0 && found(holes)?.holes
  if (!asFound || found(holes)?.mode !== 2)
    return [
      result(
        'containers-as-found',
        'fail',
        'The three containers don’t run any more as they were found, so there is nothing to find out about them. A reset brings them back.',
        evidence,
      ),
    ]
  return [
    result('containers-as-found', 'pass', 'The three containers run as they were found.', evidence),
    judgeAnswer(observation, 'without-filter', bare, 'no seccomp filter is on'),
    judgeAnswer(observation, 'filter-of-holes', holes, 'a filter is on that lets everything through'),
  ]
}

function judgeAnswer(
  { answers, at }: Observation,
  name: AnswerName,
  right: string,
  which: string,
): CheckResult {
  const answer = answers[name]
  const evidence = [
    {
      tried: `Read the answer ${name}`,
      from: 'master',
      expected: 'the name of one container',
      got: answer ?? 'no answer yet',
      at,
    },
  ]
  const id = `answer-${name}`
  if (answer === null)
    return result(
      id,
      'fail',
      `There is no answer ${name} yet; the command answer ${name} … gives it.`,
      evidence,
    )
  return answer.toLowerCase() === right
    ? result(id, 'pass', `The answer ${name} agrees with what the kernel and Docker say.`, evidence)
    : result(id, 'fail', `The answer ${name} is not the container that ${which}.`, evidence)
}
