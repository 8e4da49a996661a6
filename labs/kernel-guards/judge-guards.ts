import { type CheckResult, type Message, msg } from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import { judgeAnswer } from '../shared/judge-answer.ts'
import type { AnswerName, Observation } from './observation.ts'

const guards = ['seccomp', 'apparmor', 'selinux', 'tomoyo'] as const

export function judgeGuards(observation: Observation): CheckResult[] {
  const { modules, seccomp, vm } = observation
  const onMaster = modules && [...modules, ...(seccomp ? ['seccomp'] : [])]
  // Debian's kernel has seccomp; its list has only security modules.
  const inVm = [...(vm.answers?.guards ?? '').split(','), 'seccomp']
  return [
    onMaster
      ? asked(
          observation,
          'master-guards',
          onMaster,
          msg`The answer master-guards does not agree with what the kernel of master says. It names those of the four that are at work there, and no others; what is only built in doesn’t count.`,
        )
      : unasked(observation, 'master-guards'),
    asked(
      observation,
      'vm-guards',
      inVm,
      msg`The answer vm-guards does not agree with what the kernel of the virtual machine says. It names those of the four that are at work there, and no others; what is only built in doesn’t count.`,
    ),
  ]
}

function asked(
  { answers, at }: Observation,
  name: AnswerName,
  atWork: readonly string[],
  otherwise: Message,
): CheckResult {
  return judgeAnswer({
    name,
    what: msg`names out of seccomp, AppArmor, SELinux and TOMOYO, or none`,
    given: answers[name],
    wanted: (given) => {
      const named = namedIn(given)
      return named !== undefined && guards.every((guard) => named.includes(guard) === atWork.includes(guard))
    },
    otherwise,
    at,
  })
}

/** Other security modules may be named too; `undefined` where there is nothing that could be meant. */
function namedIn(answer: string): string[] | undefined {
  const words: string[] = answer.toLowerCase().match(/[a-z]+/g) ?? []
  const named = guards.filter((guard) => words.includes(guard))
  return named.length > 0 || words.includes('none') ? named : undefined
}

function unasked({ at }: Observation, name: AnswerName): CheckResult {
  const evidence = [
    {
      tried: msg`Ask the kernel of master for its list of security modules`,
      from: 'master',
      expected: msg`the list`,
      got: msg`it has no securityfs to ask`,
      at,
    },
  ]
  return result(
    `answer-${name}`,
    'unsupported',
    msg`The kernel of this machine can’t be asked which security modules are at work in it, so nothing is said of your answer.`,
    evidence,
  )
}
