import { type CheckResult, joined, msg, type Params, semicolon, verbatim } from '../../contract/index.ts'
import { bootFileInWords } from '../shared/boot-files.ts'
import { result } from '../shared/evidence.ts'
import { judgeUnitRestart } from '../shared/restart.ts'
import { ruleOnDisk } from './boot-rules.ts'
import { evidenceOf } from './evidence.ts'
import type { Observation } from './observation.ts'

/** Whether what is so now is so again after a restart; after restarts of our own, whether it was. */
export function judgeLasting(observation: Observation, params: Params): CheckResult[] {
  const inForce = judgeInForce(observation, params)
  const restarted = (observation.restarts ?? []).map(judgeUnitRestart)
  if (inForce.status !== 'pass') return [inForce, ...restarted]
  return [inForce, judgePolicy(observation), judgeBoot(observation, params), ...restarted]
}

function judgeInForce({ served, strangers }: Observation, params: Params): CheckResult {
  const knocks = strangers.filter(
    ({ from, port }) => from === 'stranger' && String(port) === params.servicePort,
  )
  const isServed = served.some(({ page }) => page === 'service')
  const isRefused = knocks.length > 0 && knocks.every(({ page }) => page === null)
  const evidence = [
    ...served.map((knock) => evidenceOf(knock, msg`the page of the service`)),
    ...knocks.map((knock) => evidenceOf(knock, msg`no page of the service`)),
  ]
  return isServed && isRefused
    ? result('in-force', 'pass', msg`Now, client is served and stranger is not.`, evidence)
    : result(
        'in-force',
        'fail',
        isServed
          ? msg`Stranger is not refused yet, so there is nothing that could last.`
          : msg`Client is not served now, so there is nothing that could last.`,
        evidence,
      )
}

function judgePolicy({ container, at }: Observation): CheckResult {
  const policy = container?.restartPolicy ?? ''
  const lasts = ['always', 'unless-stopped', 'on-failure'].includes(policy)
  const evidence = [
    {
      tried: msg`Read the container's restart policy`,
      from: 'master',
      expected: msg`always or unless-stopped`,
      got: policy ? verbatim(policy) : msg`none`,
      at,
    },
  ]
  return lasts
    ? result('container-comes-back', 'pass', msg`Docker starts the container again by itself.`, evidence)
    : result(
        'container-comes-back',
        'fail',
        msg`The container has no restart policy: after a restart of docker it stays down.`,
        evidence,
      )
}

function judgeBoot({ disk, container, at }: Observation, params: Params): CheckResult {
  const rule = ruleOnDisk(disk, container, params)
  const { servicePort = '', clientAddress = '' } = params
  const starts = disk.docker.includes('enabled')
  const evidence = [
    {
      tried: msg`Look for what sets the rule at boot: files of master that name ${servicePort} or ${clientAddress}`,
      from: 'master',
      expected: msg`a rule for forwarded packets, read by a service that starts at boot`,
      got: joined(
        [
          ...disk.files.map(bootFileInWords),
          `firewalld.service ${disk.firewalld}`,
          `StrictForwardPorts ${disk.strictForwardPorts ? 'yes' : 'no'}`,
          `docker ${disk.docker.join(', ')}`,
        ],
        semicolon,
      ),
      at,
    },
  ]
  const id = 'at-boot'
  if (!starts)
    return result(
      id,
      'fail',
      msg`Neither docker.service nor docker.socket is enabled: docker stays off after a reboot.`,
      evidence,
    )
  return rule.found
    ? result(id, 'pass', msg`After a reboot it is so again: ${rule.found}.`, evidence)
    : result(id, 'fail', msg`Stranger is refused now, but not after a reboot: ${rule.missing}.`, evidence)
}
