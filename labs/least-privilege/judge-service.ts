import {
  type CheckResult,
  type Evidence,
  joined,
  listOf,
  type Message,
  msg,
  type Params,
  semicolon,
  verbatim,
} from '../../contract/index.ts'
import { outcomeInWords, result } from '../shared/evidence.ts'
import type { Observation } from './observation.ts'

/** Whether the page is still served, and by the container that is looked at. */
export function judgeService(observation: Observation, params: Params): CheckResult {
  const { answer, service, restart, at } = observation
  const { service: name = '', port = '', word = '' } = params
  const said = (status: CheckResult['status'], summary: Message, ...evidence: Evidence[]) =>
    result('service-answers', status, summary, evidence)
  const inspected = {
    tried: msg`Ask Docker for the container ${name}`,
    from: 'master',
    expected: msg`running`,
    got: service ? verbatim(service.state) : msg`there is none`,
    at,
  }
  const asked = {
    tried: msg`GET ${answer.to}`,
    from: 'master',
    expected: msg`a page with the word ${word}`,
    got: outcomeInWords(answer.outcome),
    at: answer.at,
  }
  if (restart && !restart.ok)
    return said(
      'fail',
      msg`Docker did not come back after a restart: ${verbatim(restart.message)}.`,
      inspected,
    )
  if (!service) {
    return said(
      'fail',
      restart
        ? msg`There is no container ${name} after Docker was restarted, so there is nothing to look at.`
        : msg`There is no container ${name}, so there is nothing to look at.`,
      inspected,
    )
  }
  if (service.state !== 'running' || service.processes.length === 0) {
    return said(
      'fail',
      restart
        ? msg`The container ${name} did not come back with Docker: it needs a restart policy.`
        : msg`The container ${name} does not run, and what does not run has no rights to lose.`,
      inspected,
    )
  }
  const { outcome } = answer
  if (outcome.kind === 'timeout')
    return said('fail', msg`Port ${port} of master does not answer.`, inspected, asked)
  if (outcome.kind !== 'answered')
    return said('fail', msg`${name} runs, but nobody answers on port ${port} of master.`, inspected, asked)
  if (outcome.status !== 200 || !outcome.body.includes(word))
    return said(
      'fail',
      msg`Port ${port} of master answers, but not with the page of ${name}.`,
      inspected,
      asked,
    )
  const origin = originOf(observation, params)
  if (!origin.own) return said('fail', origin.summary, asked, origin.evidence)
  return said('pass', msg`${name} serves its page on port ${port} of master.`, asked, origin.evidence)
}

/** Who is behind the port: in the host's network the holder of the socket, otherwise whom Docker forwards it to. */
function originOf(observation: Observation, { service: name = '', port = '' }: Params) {
  const { service, containers, hostNamespaces, at } = observation
  const self = containers.find((container) => container.name === name)
  const onHost = self?.namespaces && self.namespaces.net === hostNamespaces?.net
  const wanted = onHost ? Number(port) : (service?.forwardedTo ?? null)
  const listens = service?.listensOn ?? []
  const others = containers.filter((each) => each.name !== name && each.publishes.includes(Number(port)))
  const evidence = {
    tried: msg`Ask the kernel which ports ${name} listens on, and Docker where port ${port} of master leads`,
    from: 'master',
    expected: msg`port ${port} leads to a port on which ${name} listens`,
    got: joined(
      [
        listens.length > 0 ? msg`${name} listens on ${joined(listens)}` : msg`${name} listens on none`,
        onHost
          ? msg`port ${port} leads to whoever listens on it`
          : service?.forwardedTo
            ? msg`port ${port} leads to its port ${service.forwardedTo}`
            : msg`port ${port} leads to none of its ports`,
      ],
      semicolon,
    ),
    at,
  }
  if (others.length > 0) {
    const names = listOf(others.map((each) => each.name))
    return { own: false, summary: msg`Port ${port} of master is also published by ${names}.`, evidence }
  }
  const own = wanted !== null && listens.includes(wanted)
  return { own, summary: msg`The page on port ${port} of master does not come from ${name}.`, evidence }
}
