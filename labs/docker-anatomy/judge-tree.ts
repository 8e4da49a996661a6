import { basename } from 'node:path/posix'
import { type CheckResult, type Message, msg, type Params, verbatim } from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import { judgeAnswer } from '../shared/judge-answer.ts'
import type { AnswerName, Observation, ProcessSeen } from './observation.ts'

/** The kernel keeps this much of a program's name, and ps shows no more in some of its columns. */
const SHORT_NAME = 15
/** Other names of a host's first process. */
const INITS = ['init', 'systemd']

/** What was answered about the planted container's process and those above it, against what the kernel says now. */
export function judgeTree(observation: Observation, { planted: name = '' }: Params): CheckResult[] {
  const { planted, ancestors, answers, at } = observation
  const [first, parent, grandparent] = ancestors
  if (!planted?.pid || !first || !parent || !grandparent) {
    const evidence = [
      {
        tried: msg`Ask Docker and the kernel for the first process of container ${name}`,
        from: 'master',
        expected: msg`it runs`,
        got: planted ? verbatim(planted.status) : msg`no such container`,
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
  const about = (answer: AnswerName, what: Message, wanted: (said: string) => boolean) =>
    judgeAnswer({ name: answer, what, given: answers[answer], wanted, at })
  return [
    about(
      'first-process',
      msg`the number that the first process of ${name} has on the host now`,
      isNumberOf(first),
    ),
    about('parent', msg`the number of the process that is its parent`, isNumberOf(parent)),
    about('parent-name', msg`the name of the parent’s program`, isNameOf(parent)),
    about(
      'grandparent',
      msg`the process that is the parent’s own parent, by number or by name`,
      (said) => isNumberOf(grandparent)(said) || isNameOf(grandparent)(said),
    ),
  ]
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
