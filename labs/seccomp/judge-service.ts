import {
  type CheckResult,
  type Evidence,
  joined,
  type Message,
  msg,
  type Params,
  semicolon,
  verbatim,
} from '../../contract/index.ts'
import { outcomeInWords, result } from '../shared/evidence.ts'
import type { Observation, ServiceSeen } from './observation.ts'

/** Whether the page is still served, and by the container that is looked at. */
export function judgePage(observation: Observation, params: Params): CheckResult {
  const { page, service, restart, at } = observation
  const { service: name = '', port = '', word = '' } = params
  const inspected = {
    tried: msg`Ask Docker for the container ${name}, and the kernel where it listens`,
    from: 'master',
    expected: msg`it runs, and port ${port} of master leads to it`,
    got: service ? inWords(service, port) : msg`there is none`,
    at,
  }
  const asked = {
    tried: msg`GET ${page.to}`,
    from: 'master',
    expected: msg`a page with the word ${word}`,
    got: outcomeInWords(page.outcome),
    at: page.at,
  }
  const say = (status: CheckResult['status'], summary: Message, ...evidence: Evidence[]) =>
    result('service-answers', status, summary, evidence)
  if (!service)
    return say(
      'fail',
      restart
        ? msg`There is no container ${name} after Docker was restarted, so there is nothing to look at.`
        : msg`There is no container ${name}, so there is nothing to look at.`,
      inspected,
    )
  if (service.state !== 'running' || service.processes.length === 0)
    return say(
      'fail',
      restart
        ? msg`The container ${name} does not run after Docker was restarted, and what does not run makes no calls to be refused.`
        : msg`The container ${name} does not run, and what does not run makes no calls to be refused.`,
      inspected,
    )
  const { outcome } = page
  if (outcome.kind !== 'answered')
    return say('fail', msg`${name} runs, but nobody answers on port ${port} of master.`, inspected, asked)
  if (outcome.status !== 200 || !outcome.body.includes(word))
    return say(
      'fail',
      msg`Port ${port} of master answers, but not with the page of ${name}.`,
      inspected,
      asked,
    )
  const leadsTo = service.onHostNetwork ? Number(port) : service.forwardedTo
  return leadsTo !== null && service.listensOn.includes(leadsTo)
    ? say('pass', msg`${name} serves its page on port ${port} of master.`, asked, inspected)
    : say('fail', msg`The page on port ${port} of master does not come from ${name}.`, asked, inspected)
}

function inWords({ state, listensOn, onHostNetwork, forwardedTo }: ServiceSeen, port: string): Message {
  return joined(
    [
      state,
      listensOn.length > 0 ? msg`it listens on ${joined(listensOn)}` : msg`it listens on no port`,
      onHostNetwork
        ? msg`port ${port} leads to whoever listens on it`
        : forwardedTo
          ? msg`port ${port} leads to its port ${forwardedTo}`
          : msg`port ${port} leads to none of its ports`,
    ],
    semicolon,
  )
}

/** The report comes from a program that the web server starts, and needs a call that the page does not. */
export function judgeReport({ report }: Observation, { service: name = '' }: Params): CheckResult {
  const { outcome, word } = report
  const say = (status: CheckResult['status'], summary: Message) =>
    result('report-answers', status, summary, [
      {
        tried: msg`GET ${report.to}`,
        from: 'master',
        expected: msg`the word ${word} again, and “free” with a number`,
        got: outcomeInWords(outcome),
        at: report.at,
      },
    ])
  if (outcome.kind !== 'answered' || outcome.status !== 200 || !outcome.body.includes(`for ${word}`))
    return say('fail', msg`${name} does not answer with its report: something that it needs is refused.`)
  return /^free \d+\s*$/m.test(outcome.body)
    ? say('pass', msg`The report of ${name} has its number.`)
    : say('fail', msg`The report of ${name} has no number: the call that asks for it is refused.`)
}

export function judgeRestartPolicy(
  { service, at }: Observation,
  { service: name = '' }: Params,
): CheckResult {
  const policy = service?.restartPolicy ?? 'no'
  const comesBack = ['always', 'unless-stopped'].includes(policy)
  return result(
    'comes-back',
    comesBack ? 'pass' : 'fail',
    comesBack
      ? msg`${name} starts again by itself when Docker does.`
      : msg`${name} would not start again by itself when Docker does: it needs a restart policy.`,
    [
      {
        tried: msg`Ask Docker for the restart policy of ${name}`,
        from: 'master',
        expected: msg`always or unless-stopped`,
        got: verbatim(policy || 'no'),
        at,
      },
    ],
  )
}
