import {
  type CheckResult,
  joined,
  type Message,
  msg,
  type Params,
  semicolon,
  verbatim,
} from '../../contract/index.ts'
import { namesOf, problemsOf, readCertificates } from './certificates.ts'
import { result } from '../shared/evidence.ts'
import { evidenceOf } from './evidence.ts'
import { isStalled, judgeDaemon, stalled } from './judge-daemon.ts'
import type { NameTried, Observation } from './observation.ts'

/** Tells apart what a client would refuse by the certificate alone; the attempts decide. */
export function judgeServerCertificate(observation: Observation, params: Params): CheckResult[] {
  const { presented, credentials, names, at } = observation
  const { tlsPort = '' } = params
  const [leaf] = readCertificates(presented)
  const authorities = readCertificates(credentials.ca)
  const shown = {
    tried: msg`Look at the certificate on port ${tlsPort} of master`,
    from: 'client',
    expected: msg`a certificate of your CA, valid for ${names.length > 0 ? joined(names.map(({ name }) => name)) : 'master'}`,
    at,
  }
  if (!leaf) {
    const evidence = [{ ...shown, got: msg`no certificate` }]
    if (isStalled(observation, tlsPort)) return [stalled('presents', evidence)]
    const summary = msg`Nothing presents a certificate on port ${tlsPort} of master yet.`
    return [result('presents', 'fail', summary, evidence)]
  }
  if (authorities.length === 0) {
    const got = credentials.ca === null ? msg`no such file` : msg`no certificate in it`
    return [
      result(
        'ca-on-client',
        'fail',
        msg`Client has no CA certificate in /root/.docker/ca.pem to check the server with.`,
        [
          {
            tried: msg`Read /root/.docker/ca.pem`,
            from: 'client',
            expected: msg`your CA's certificate`,
            got,
            at,
          },
        ],
      ),
    ]
  }
  return [
    judgeDaemon(observation),
    result('presents', 'pass', msg`Port ${tlsPort} presents a certificate.`, [
      { ...shown, got: msg`subject ${oneLine(leaf.subject)}; names ${namesOf(leaf)}; until ${leaf.validTo}` },
    ]),
    ...names.map((tried, index) =>
      judgeName(tried, checkIds[index] ?? 'name', problemsOf(leaf, authorities, tried.name, at)),
    ),
  ]
}

const checkIds = ['name-master', 'name-alias', 'name-address']

function judgeName(tried: NameTried, id: string, problems: Message[]): CheckResult {
  const { outcome, name } = tried
  const evidence = [
    evidenceOf(
      tried,
      msg`over TLS, trusting client's ca.pem, as ${name}`,
      msg`a certificate that is valid for ${name}`,
    ),
  ]
  const refused = (why: Message) =>
    result(id, 'fail', msg`A client that asks for ${name} refuses the certificate: ${why}.`, evidence)
  const valid = result(id, 'pass', msg`The certificate is valid for ${name}.`, evidence)
  switch (outcome.kind) {
    case 'answered':
      return valid
    case 'untrusted':
      return refused(
        problems.length > 0
          ? joined(problems, semicolon)
          : msg`it is not acceptable (${verbatim(outcome.message)})`,
      )
    case 'rejected':
      // The server refused us, which comes after we accepted the server; its certificate is judged as read.
      return problems.length === 0 ? valid : refused(joined(problems, semicolon))
    case 'refused':
      return result(id, 'fail', msg`Nobody listens on ${tried.to} any more.`, evidence)
    case 'timeout':
    case 'unusable':
      return result(
        id,
        'error',
        msg`Bulkhead could not try whether the certificate is valid for ${name}.`,
        evidence,
      )
  }
}

/** A certificate's subject may be empty, and then there is none. */
const oneLine = (subject: string | undefined) => subject?.replaceAll('\n', ', ') ?? msg`empty`
