import { type CheckResult, joined, type Message, msg, type Params } from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import { evidenceOf } from './evidence.ts'
import { isStalled, judgeDaemon, stalled } from './judge-daemon.ts'
import type { Observation } from './observation.ts'

export function judgeServed(observation: Observation, params: Params): CheckResult[] {
  return [judgeDaemon(observation), judgeClientServed(observation, params)]
}

function judgeClientServed(observation: Observation, params: Params): CheckResult {
  const { served, credentials, daemon, presented, at } = observation
  const { tlsPort = '' } = params
  if (!served) {
    const missing = [
      credentials.ca ? '' : 'ca.pem',
      credentials.cert ? '' : 'cert.pem',
      credentials.hasKey ? '' : 'key.pem',
    ].filter((name) => name !== '')
    return result(
      'served',
      'fail',
      msg`Client lacks ${joined(missing)} in /root/.docker, so it has nothing to show.`,
      [
        {
          tried: msg`Read ca.pem, cert.pem and key.pem in /root/.docker`,
          from: 'client',
          expected: msg`three files`,
          got: msg`without ${joined(missing)}`,
          at,
        },
      ],
    )
  }
  const { outcome } = served
  const evidence = [
    evidenceOf(
      served,
      msg`over TLS with client's certificate, as master`,
      msg`the daemon's description of itself, ID ${daemon.id ?? msg`unknown`}`,
    ),
  ]
  const fail = (summary: Message) => result('served', 'fail', summary, evidence)
  switch (outcome.kind) {
    case 'answered':
      if (outcome.status !== 200)
        return fail(msg`Client is answered with status ${outcome.status} instead of being served.`)
      if (daemon.id === null)
        return daemon.identity.kind === 'genuine'
          ? stalled('served', evidence)
          : fail(msg`Client is served, but the daemon on master does not answer on its own socket.`)
      if (outcome.daemonId !== daemon.id)
        return fail(msg`Another daemon than master's own serves client on port ${tlsPort}.`)
      return result('served', 'pass', msg`Client is served by master's own daemon.`, evidence)
    case 'refused':
      return fail(msg`Nobody listens on port ${tlsPort} of master yet.`)
    case 'rejected':
      if (presented === null) return fail(msg`What listens on port ${tlsPort} of master does not speak TLS.`)
      return fail(
        msg`The server does not accept client's certificate: it has to be signed by a CA that dockerd trusts, and allow clientAuth.`,
      )
    case 'untrusted':
      return fail(msg`Client does not accept the server's certificate for the name master.`)
    case 'unusable':
      return fail(
        msg`The files in /root/.docker can't be used: the key has to belong to the certificate, and all have to be PEM.`,
      )
    case 'timeout':
      if (isStalled(observation, tlsPort)) return stalled('served', evidence)
      return fail(msg`Port ${tlsPort} of master does not answer client; a firewall may be in the way.`)
  }
}
