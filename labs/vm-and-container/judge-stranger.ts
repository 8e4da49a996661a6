import { type CheckResult, joined, type Message, msg, type Params } from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import type { Observation, Overlooking } from './observation.ts'

export function judgeStranger(observation: Observation, params: Params): CheckResult[] {
  return [
    judgeInVm(observation, params),
    judgeContainers(observation, params),
    judgeTill(observation, params),
  ]
}

function judgeInVm(
  { stranger, vm, at }: Observation,
  { stranger: name = '', vmPort = '' }: Params,
): CheckResult {
  const evidence = [
    {
      tried: msg`GET /cgi-bin/${name} on port ${vmPort}`,
      from: 'master',
      expected: msg`the report of ${name} on the virtual machine`,
      got:
        stranger && stranger.status !== null
          ? msg`HTTP ${stranger.status}: ${stranger.said}`
          : msg`no answer`,
      at,
    },
  ]
  const fail = (summary: Message) => result('stranger-in-vm', 'fail', summary, evidence)
  if (stranger?.status !== 200)
    return fail(
      msg`The virtual machine has no ${name}: it has to lie in /www/cgi-bin there, and be executable as it is on master.`,
    )
  if (!stranger.unchanged)
    return fail(
      msg`What lies in the virtual machine as ${name} is not the supplier’s program: it has to be the same, byte for byte.`,
    )
  if (
    !stranger.said.startsWith(`${name} (${stranger.nonce})`) ||
    !stranger.said.includes(vm.answers?.kernel ?? '?')
  )
    return fail(msg`What answers as ${name} in the virtual machine does not report on that machine.`)
  if (stranger.leaked) return fail(msg`${name} still sees what runs on master.`)
  return result(
    'stranger-in-vm',
    'pass',
    msg`${name} works in the virtual machine, and reports on nothing but that.`,
    evidence,
  )
}

function judgeContainers({ overlooking, at }: Observation, { stranger = '' }: Params): CheckResult {
  const evidence = [
    {
      tried: msg`Ask the kernel which containers share the processes of master`,
      from: 'master',
      expected: msg`none, and none with the files of ${stranger}`,
      got: overlooking.length === 0 ? msg`none` : joined(overlooking.map(inWords)),
      at,
    },
  ]
  const problem = overlooking.map((each) => problemWith(each, stranger)).find((found) => found !== undefined)
  return problem === undefined
    ? result('no-overlooking', 'pass', msg`No container sees the processes of master.`, evidence)
    : result('no-overlooking', 'fail', problem, evidence)
}

function inWords({ name, running }: Overlooking): Message {
  return running ? msg`${name} (running)` : msg`${name} (stopped)`
}

function problemWith({ name, running, hostProcesses, restart }: Overlooking, stranger: string) {
  if (running && hostProcesses) return msg`Container ${name} still sees every process of master.`
  if (running) return msg`${stranger} still runs in container ${name}, on master’s kernel.`
  if (restart === 'always')
    return msg`Container ${name} is stopped, and Docker starts it again when it restarts: remove it.`
  return undefined
}

function judgeTill({ till, at }: Observation, { till: name = '' }: Params): CheckResult {
  const evidence = [
    {
      tried: msg`Ask systemd and the kernel for ${name}.service`,
      from: 'master',
      expected: msg`it runs as it was found`,
      got: till ? msg`it runs` : msg`it does not, or with another command line`,
      at,
    },
  ]
  return till
    ? result('till-works', 'pass', msg`${name} goes on as it was.`, evidence)
    : result(
        'till-works',
        'fail',
        msg`${name}.service has to go on as it was found; systemctl status ${name} tells more.`,
        evidence,
      )
}
