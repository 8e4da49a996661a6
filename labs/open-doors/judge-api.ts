import { type CheckResult, isEmpty, listOf, msg } from '../../contract/index.ts'
import { infoInWords } from '../shared/daemon-info.ts'
import { result } from '../shared/evidence.ts'
import type { DoorTried, Observation } from './observation.ts'

/** Whether any port of master gives Docker to somebody without a certificate. */
export function judgeApi({ doors, at }: Observation): CheckResult {
  const open = doors.filter(({ outcome }) => outcome.kind === 'answered' && outcome.daemonId !== undefined)
  const shown = (some: readonly DoorTried[]) =>
    some.map((door) => ({
      tried: door.tls
        ? msg`GET /info at port ${door.port}, over TLS without a certificate`
        : msg`GET /info at port ${door.port}, over plain TCP`,
      from: 'master',
      expected: msg`no answer of a Docker daemon`,
      got: infoInWords(door.outcome),
      at: door.at,
    }))
  if (open.length > 0) {
    const ports = listOf(open.map(({ port }) => port))
    return result(
      'api-closed',
      'fail',
      msg`Port ${ports} of master gives Docker to whoever asks.`,
      shown(open),
    )
  }
  const hidden = doors.filter(({ ofDaemon, outcome }) => ofDaemon && outcome.kind === 'timeout')
  if (hidden.length > 0)
    return result(
      'api-closed',
      'fail',
      msg`dockerd still listens on port ${listOf(hidden.map(({ port }) => port))}, and only a firewall stands before it.`,
      shown(hidden),
    )
  const knocked = listOf(doors.map(({ port }) => port))
  return result(
    'api-closed',
    'pass',
    msg`No port of master gives Docker to somebody without a certificate.`,
    [
      {
        tried: msg`GET /info at every port on which something listens, over plain TCP and over TLS`,
        from: 'master',
        expected: msg`no answer of a Docker daemon`,
        got: isEmpty(knocked) ? msg`nothing listens` : msg`none, at these ports: ${knocked}`,
        at,
      },
    ],
  )
}
