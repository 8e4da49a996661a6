import { type CheckResult, joined, msg } from '../../contract/index.ts'
import { outcomeInWords, result } from './evidence.ts'
import type { CertificateSeen } from './registries.ts'

/** Whether the registry shows a certificate that the host can verify for its name. */
export function judgeCertificate(
  { authorities, outcome, at }: CertificateSeen,
  name: string,
  port: string,
): CheckResult {
  const id = 'certificate'
  const evidence = [
    {
      tried:
        authorities.length > 0
          ? msg`TLS to ${name}:${port}, trusting ${joined(authorities)}`
          : msg`TLS to ${name}:${port}, trusting nobody`,
      from: 'master',
      expected: msg`a certificate that is valid for ${name}`,
      got: outcomeInWords(outcome),
      at,
    },
  ]
  if (outcome.kind === 'answered')
    return result(id, 'pass', msg`The registry shows a certificate that is valid for ${name}.`, evidence)
  if (outcome.kind !== 'untrusted')
    return result(id, 'fail', msg`At ${name}:${port} nobody shows a certificate.`, evidence)
  return result(
    id,
    'fail',
    authorities.length === 0
      ? msg`Master knows no authority for the registry: Docker looks for it in /etc/docker/certs.d/${name}:${port}/, in a file whose name ends with .crt.`
      : msg`With the authorities that master has for it, the registry’s certificate is not valid for ${name}.`,
    evidence,
  )
}

const exceptionsInWords = (insecure: readonly string[]) =>
  insecure.length > 0 ? joined(insecure) : msg`none but its own loopback`

/** Of the daemon that runs: deleting the key in daemon.json and reloading leaves the exception where it was. */
export function judgeExceptions({ insecure, at }: { insecure: string[] | null; at: string }): CheckResult {
  const id = 'no-exceptions'
  const evidence = [
    {
      tried: msg`Ask the running daemon which registries it believes without a proof (docker info)`,
      from: 'master',
      expected: msg`none but its own loopback`,
      got: insecure === null ? msg`no answer` : exceptionsInWords(insecure),
      at,
    },
  ]
  if (insecure === null)
    return result(
      id,
      'error',
      msg`Docker did not say which exceptions it makes, so Bulkhead can’t tell.`,
      evidence,
    )
  if (insecure.length === 0) return result(id, 'pass', msg`The daemon makes no exception from TLS.`, evidence)
  return result(
    id,
    'fail',
    msg`The daemon that runs makes an exception for ${insecure.join(', ')}: there, it takes any certificate, and plain HTTP. A reload does not take it back, a restart does.`,
    evidence,
  )
}
