import { type CheckResult, listOf, type Message, msg, type Params, verbatim } from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import { judgeNamed } from '../shared/judge-named.ts'
import type { ImageSeen, NewsSeen, Observation } from './observation.ts'

export function judgeClean(observation: Observation, image: ImageSeen, params: Params): CheckResult[] {
  return [
    judgeNamed(image, params, observation.at),
    judgeTraces(observation, image, params),
    judgeSilence(observation, params),
  ]
}

function judgeTraces({ at }: Observation, image: ImageSeen, { service = '' }: Params): CheckResult {
  const id = 'no-traces'
  const { closed, traces } = image
  const evidence = [
    {
      tried: msg`Look into every layer of the image of ${service}, and into what the container wrote, for the token, the stranger’s address and what starts the backdoor`,
      from: 'master',
      expected: msg`nothing of it`,
      // Which file it is, is asked in another task.
      got: tracesInWords(image),
      at,
    },
  ]
  if (closed === 'driver')
    return result(
      id,
      'error',
      msg`Docker keeps its images in a way that Bulkhead can’t look into, so it can’t tell.`,
      evidence,
    )
  if (closed === 'covered')
    return result(
      id,
      'fail',
      msg`Something is mounted over a layer of the image, so what it holds can’t be seen.`,
      evidence,
    )
  if (traces.length === 0)
    return result(id, 'pass', msg`What ${service} runs from has nothing of the backdoor.`, evidence)
  const where = placesOf(image)
  return result(id, 'fail', msg`What ${service} runs from still holds the backdoor, in ${where}.`, evidence)
}

function tracesInWords({ closed, layers, traces }: ImageSeen): Message {
  if (closed === 'driver') return msg`Docker keeps its images in another way`
  if (closed === 'covered') return msg`something is mounted over a layer`
  if (traces.length === 0) return msg`nothing, in ${layers} layers`
  return traces.length === 1 ? msg`1 file` : msg`${traces.length} files`
}

/** By the numbers of the layers; 0 is what the container wrote itself. */
function placesOf({ layers, traces }: ImageSeen): Message {
  const found = [...new Set(traces.map((trace) => Number(trace.split(':')[0])))].toSorted((a, b) => a - b)
  const numbers = found.filter((layer) => layer > 0)
  return listOf([
    ...(found.includes(0) ? [msg`what the container wrote itself`] : []),
    ...(numbers.length === 1 ? [msg`layer ${listOf(numbers)} of ${layers}`] : []),
    ...(numbers.length > 1 ? [msg`layers ${listOf(numbers)} of ${layers}`] : []),
  ])
}

/** What was heard before the service's container was started, was said by another one. */
function judgeSilence({ at, news, service }: Observation, params: Params): CheckResult {
  const id = 'silence'
  const { collector = '', service: name = '' } = params
  const since = service?.startedAt ?? at
  const told = news.last === null ? msg`nobody ever did` : verbatim(new Date(news.last * 1000).toISOString())
  const evidence = [
    {
      tried: msg`Ask ${collector} when somebody last told it the token`,
      from: 'master',
      expected: msg`not since ${name} was started (${since})`,
      got: news.state === 'running' ? told : notAnswering(news),
      at,
    },
  ]
  if (news.state !== 'running')
    return result(
      id,
      'fail',
      msg`${collector} does not answer. It plays a machine that is not yours, and without it nobody can see who still talks to it: docker start ${collector}.`,
      evidence,
    )
  if (news.isToken && news.last !== null && news.last * 1000 >= Date.parse(since))
    return result(id, 'fail', msg`Somebody still tells ${collector} the token.`, evidence)
  return result(id, 'pass', msg`Nobody tells ${collector} the token any more.`, evidence)
}

/** `missing` and `silent` are ours, other states are Docker's words. */
function notAnswering({ state }: NewsSeen): Message {
  if (state === 'missing') return msg`there is none`
  return state === 'silent' ? msg`it does not answer` : msg`it does not answer (${state})`
}
