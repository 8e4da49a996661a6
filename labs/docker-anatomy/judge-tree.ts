import { basename } from 'node:path/posix'
import { type CheckResult, type Params, msg } from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import type { AnswerName, Observation, ProcessSeen } from './observation.ts'

/** The kernel keeps this much of a program's name, and ps shows no more in some of its columns. */
const SHORT_NAME = 15
/** Other names of a host's first process. */
const INITS = ['init', 'systemd']

/** What was answered about the planted container's process and those above it, against what the kernel says now. */
export function judgeTree(observation: Observation, { planted: name = '' }: Params): CheckResult[] {
  const { planted, ancestors, at } = observation
  const [first, parent, grandparent] = ancestors
  if (!planted?.pid || !first || !parent || !grandparent) {
    const evidence = [
      {
        tried: msg`Ask Docker and the kernel for the first process of container ${name}`,
        from: 'master',
        expected: msg`it runs`,
        got: planted?.status ?? msg`no such container`,
        at,
      },
    ]
    return [
      result(
        'planted-runs',
        'fail',
        msg`Container ${name} does not run, so there is nothing to follow.`,
        evidence,
      ),
    ]
  }
  const about = (answer: AnswerName, asked: string, isRight: (said: string) => boolean) =>
    judgeAnswer(observation, answer, asked, isRight)
  return [
    about(
      'first-process',
      `the number that the first process of ${name} has on the host now`,
      isNumberOf(first),
    ),
    about('parent', 'the number of the process that is its parent', isNumberOf(parent)),
    about('parent-name', 'the name of the parent’s program', isNameOf(parent)),
    about(
      'grandparent',
      'the process that is the parent’s own parent, by number or by name',
      (said) => isNumberOf(grandparent)(said) || isNameOf(grandparent)(said),
    ),
  ]
}

function judgeAnswer(
  { answers, at }: Observation,
  name: AnswerName,
  asked: string,
  isRight: (said: string) => boolean,
): CheckResult {
  const said = answers[name]
  const evidence = [
    {
      tried: msg`Compare the answer ${name} with what the kernel says`,
      from: 'master',
      expected: asked,
      got: said ?? msg`no answer yet`,
      at,
    },
  ]
  if (said === null) return result(name, 'fail', msg`There is no answer ${name} yet: ${asked}.`, evidence)
  return isRight(said)
    ? result(name, 'pass', msg`The answer ${name} is right.`, evidence)
    : result(
        name,
        'fail',
        msg`The answer ${name} is not what the kernel says; asked for is ${asked}.`,
        evidence,
      )
}

const isNumberOf =
  ({ pid }: ProcessSeen) =>
  (said: string): boolean =>
    /^\D*(\d+)\D*$/.exec(said)?.[1] === String(pid)

const isNameOf =
  ({ pid, program, called }: ProcessSeen) =>
  (said: string): boolean => {
    const name = basename(said.trim().split(/\s+/)[0] ?? '')
      .toLowerCase()
      .replaceAll(/^[“"'`]+|[”"'`.,]+$/g, '')
    const names = [program, called, ...(pid === 1 ? INITS : [])].map((each) => each.toLowerCase())
    return names.some(
      (each) =>
        each !== '' && (each === name || (name.length >= SHORT_NAME && name === each.slice(0, name.length))),
    )
  }
