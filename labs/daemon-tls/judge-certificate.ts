import type { CheckResult, Params } from '../../contract/index.ts'
import { namesOf, problemsOf, readCertificates } from './certificates.ts'
import { evidenceOf, result } from './evidence.ts'
import { judgeDaemon } from './judge-doors.ts'
import type { NameTried, Observation } from './observation.ts'

/** Tells apart what a client would refuse by the certificate alone; the attempts decide. */
export function judgeServerCertificate(observation: Observation, params: Params): CheckResult[] {
  const { presented, credentials, names, at } = observation
  const [leaf] = readCertificates(presented)
  const authorities = readCertificates(credentials.ca)
  const shown = {
    tried: `Look at the certificate on port ${params.tlsPort} of master`,
    from: 'client',
    expected: `a certificate of your CA, valid for ${names.map(({ name }) => name).join(', ') || 'master'}`,
    at,
  }
  if (!leaf) {
    return [
      result('presents', 'fail', `Nothing presents a certificate on port ${params.tlsPort} of master yet.`, [
        { ...shown, got: 'no TLS server' },
      ]),
    ]
  }
  if (authorities.length === 0) {
    const got = credentials.ca === null ? 'no such file' : 'no certificate in it'
    return [
      result(
        'ca-on-client',
        'fail',
        'Client has no CA certificate in /root/.docker/ca.pem to check the server with.',
        [{ tried: 'Read /root/.docker/ca.pem', from: 'client', expected: "your CA's certificate", got, at }],
      ),
    ]
  }
  return [
    judgeDaemon(observation),
    result('presents', 'pass', `Port ${params.tlsPort} presents a certificate.`, [
      { ...shown, got: `subject ${oneLine(leaf.subject)}; names ${namesOf(leaf)}; until ${leaf.validTo}` },
    ]),
    ...names.map((tried, index) =>
      judgeName(tried, checkIds[index] ?? 'name', problemsOf(leaf, authorities, tried.name, at)),
    ),
  ]
}

const checkIds = ['name-master', 'name-alias', 'name-address']

function judgeName(tried: NameTried, id: string, problems: string[]): CheckResult {
  const { outcome, name } = tried
  const evidence = [
    evidenceOf(
      tried,
      `over TLS, trusting client's ca.pem, as ${name}`,
      `a certificate that is valid for ${name}`,
    ),
  ]
  const valid = result(id, 'pass', `The certificate is valid for ${name}.`, evidence)
  switch (outcome.kind) {
    case 'answered':
      return valid
    case 'untrusted':
      return result(
        id,
        'fail',
        `A client that asks for ${name} refuses the certificate: it ${problems.join('; it ') || `is not acceptable (${outcome.message})`}.`,
        evidence,
      )
    case 'rejected':
      // The server refused us, which comes after we accepted the server; its certificate is judged as read.
      if (problems.length === 0) return valid
      return result(
        id,
        'fail',
        `A client that asks for ${name} refuses the certificate: it ${problems.join('; it ')}.`,
        evidence,
      )
    case 'refused':
      return result(id, 'fail', `Nobody listens on ${tried.to} any more.`, evidence)
    case 'timeout':
    case 'unusable':
      return result(
        id,
        'error',
        `Bulkhead could not try whether the certificate is valid for ${name}.`,
        evidence,
      )
  }
}

const oneLine = (subject: string) => subject.replaceAll('\n', ', ')

export function judgeServed(observation: Observation, params: Params): CheckResult[] {
  return [judgeDaemon(observation), judgeClientServed(observation, params)]
}

function judgeClientServed({ served, credentials, daemon, at }: Observation, params: Params): CheckResult {
  if (!served) {
    const missing = [
      credentials.ca ? '' : 'ca.pem',
      credentials.cert ? '' : 'cert.pem',
      credentials.hasKey ? '' : 'key.pem',
    ].filter((name) => name !== '')
    return result(
      'served',
      'fail',
      `Client lacks ${missing.join(', ')} in /root/.docker, so it has nothing to show.`,
      [
        {
          tried: 'Read ca.pem, cert.pem and key.pem in /root/.docker',
          from: 'client',
          expected: 'three files',
          got: `without ${missing.join(', ')}`,
          at,
        },
      ],
    )
  }
  const { outcome } = served
  const evidence = [
    evidenceOf(
      served,
      "over TLS with client's certificate, as master",
      `the daemon's description of itself, ID ${daemon.id ?? 'unknown'}`,
    ),
  ]
  const fail = (summary: string) => result('served', 'fail', summary, evidence)
  switch (outcome.kind) {
    case 'answered':
      if (outcome.status !== 200)
        return fail(`Client is answered with status ${outcome.status} instead of being served.`)
      if (daemon.id === null)
        return fail('Client is served, but the daemon on master does not answer on its own socket.')
      if (outcome.daemonId !== daemon.id)
        return fail(`Another daemon than master's own serves client on port ${params.tlsPort}.`)
      return result('served', 'pass', "Client is served by master's own daemon.", evidence)
    case 'refused':
      return fail(`Nobody listens on port ${params.tlsPort} of master yet.`)
    case 'rejected':
      return fail(
        "The server does not accept client's certificate: it has to be signed by a CA that dockerd trusts, and allow clientAuth.",
      )
    case 'untrusted':
      return fail("Client does not accept the server's certificate for the name master.")
    case 'unusable':
      return fail(
        "The files in /root/.docker can't be used: the key has to belong to the certificate, and all have to be PEM.",
      )
    case 'timeout':
      return fail(`Port ${params.tlsPort} of master does not answer client; a firewall may be in the way.`)
  }
}
