import {
  type CheckResult,
  defaultCapabilities,
  listOf,
  type Message,
  msg,
  type Params,
} from '../../contract/index.ts'
import { numberOf } from '../../readings/capabilities.ts'
import { result } from '../shared/evidence.ts'
import { judgeAnswer } from '../shared/judge-answer.ts'
import type { AnswerName, ContainerSeen, Observation } from './observation.ts'

/** Which of the three is which, by what the kernel lets them have. */
export function judgeRead(observation: Observation, params: Params): CheckResult[] {
  const { containers, at } = observation
  const { moreName = '', lessName = '', plainName = '' } = params
  const asked = [moreName, lessName, plainName]
  const missing = asked.filter((name) => !containers.some((each) => each.name === name && each.sets))
  if (missing.length > 0) return [notThere(missing, at)]
  const more = containers.find((each) => beyond(each).length > 0)
  const less = containers.find((each) => lost(each).length > 0)
  const isOne = (given: string, set: readonly string[]) => set.includes(plainCapability(given))
  const check = (name: AnswerName, what: Message, isRight: (given: string) => boolean) =>
    checkAnswer(observation, name, what, isRight)
  return [
    check('more', msg`the name of the container that may have more than Docker gives`, (given) =>
      isName(given, more),
    ),
    check('more-what', msg`the capability that this container has beyond Docker’s list`, (given) =>
      isOne(given, more ? beyond(more) : []),
    ),
    check('less', msg`the name of the container that can never have one of Docker’s fourteen`, (given) =>
      isName(given, less),
    ),
    check('less-what', msg`the capability that this container was not given`, (given) =>
      isOne(given, less ? lost(less) : []),
    ),
  ]
}

/** The number that the kernel would print. */
export function judgeNumber(observation: Observation, params: Params): CheckResult[] {
  const { lowCap = '', middleCap = '', highCap = '' } = params
  const wanted = numberOf([lowCap, middleCap, highCap])
  return [
    checkAnswer(
      observation,
      'number',
      msg`the hexadecimal number that the kernel prints for ${lowCap}, ${middleCap} and ${highCap} together`,
      (given) =>
        /^(?:0x)?[0-9a-f]{1,16}$/i.test(given) && BigInt(`0x${given.replace(/^0x/i, '')}`) === wanted,
    ),
  ]
}

export function judgeNeeded(observation: Observation, params: Params): CheckResult[] {
  return [
    checkAnswer(
      observation,
      'needed',
      msg`the one capability without which ${params.serviceName ?? ''} can not do its work, whatever else it has`,
      (given) => plainCapability(given) === params.need,
    ),
  ]
}

/** With or without CAP_, in any case. */
function plainCapability(given: string): string {
  return given
    .toUpperCase()
    .replaceAll(/[^A-Z_]/g, '')
    .replace(/^CAP_/, '')
}

function checkAnswer(
  { answers, at }: Observation,
  name: AnswerName,
  what: Message,
  wanted: (given: string) => boolean,
): CheckResult {
  return judgeAnswer({ name, what, given: answers[name], wanted, at })
}

function isName(given: string, container: ContainerSeen | undefined): boolean {
  return given.toLowerCase().replaceAll(/[^a-z0-9-]/g, '') === container?.name
}

/** By the ceiling: what a process holds now is another matter. */
function beyond({ sets }: ContainerSeen): string[] {
  return (sets?.bounding ?? []).filter((name) => !defaultCapabilities.includes(name))
}

function lost({ sets }: ContainerSeen): string[] {
  return sets ? defaultCapabilities.filter((name) => !sets.bounding.includes(name)) : []
}

function notThere(names: readonly string[], at: string): CheckResult {
  const list = listOf(names)
  const evidence = [
    {
      tried: msg`Read /proc/PID/status of ${list}`,
      from: 'master',
      expected: msg`a running process`,
      got: msg`none`,
      at,
    },
  ]
  return result(
    'all-three-run',
    'fail',
    msg`All three containers have to run to be read. What is missing: ${list}; docker start or Reset brings it back.`,
    evidence,
  )
}
