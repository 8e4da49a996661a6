import { type CheckResult, type Message, msg, type Params } from '../../contract/index.ts'
import { limitsOf } from '../../readings/cgroup-limits.ts'
import { result } from '../shared/evidence.ts'
import { judgeAnswer } from '../shared/judge-answer.ts'
import type { AnswerName, ContainerSeen, Observation } from './observation.ts'
import { bytesIn, isPathOf, numberIn, versionIn } from './read-answer.ts'

/** What the kernel has of the container to be read, against what was answered. */
export function judgeAnswers(observation: Observation, params: Params): CheckResult[] {
  const { subject, at } = observation
  const { subjectName = '' } = params
  if (!subject?.cgroup) return [notThere(subject, subjectName, at)]
  const { memory, pids } = limitsOf(subject.cgroup)
  const { version } = subject.cgroup
  // What was true before Docker made the group anew stays a right answer.
  const pidsRight = (pidsGiven: number) => pidsGiven === pids || pidsGiven === Number(params.pidsNow)
  const checked = (name: AnswerName, what: Message, isRight: (given: string) => boolean) =>
    checkAnswer(observation, name, what, isRight)
  return [
    checked('version', msg`the version of control groups, 1 or 2`, (given) => versionIn(given) === version),
    checked(
      'path',
      msg`the path of the control group of ${subjectName}, as /proc/PID/cgroup of its first process has it`,
      (given) => isPathOf(given, subject.path ?? ''),
    ),
    checked(
      'memory',
      msg`the memory limit of ${subjectName} in bytes, as the kernel has it`,
      (given) => bytesIn(given) === memory,
    ),
    checked(
      'pids',
      msg`how many processes the kernel allows ${subjectName}, which need not be what Docker believes`,
      (given) => pidsRight(numberIn(given)),
    ),
  ]
}

/** An answer that may be given in several forms. */
export function checkAnswer(
  { answers, at }: Observation,
  name: AnswerName,
  what: Message,
  wanted: (given: string) => boolean,
): CheckResult {
  return judgeAnswer({ name, what, given: answers[name], wanted, at })
}

function notThere(subject: ContainerSeen | null, name: string, at: string): CheckResult {
  return result(
    'subject-runs',
    'fail',
    msg`Container ${name} has to run, because a group without processes is gone; Reset brings it back as it was.`,
    [
      {
        tried: msg`Read the control group of ${name}`,
        from: 'master',
        expected: msg`its files`,
        got: subject ? msg`the container is ${subject.status}` : msg`no such container`,
        at,
      },
    ],
  )
}
