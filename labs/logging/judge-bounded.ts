import {
  type CheckResult,
  joined,
  type Message,
  msg,
  type Params,
  semicolon,
  verbatim,
} from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import { inMegabytes, keptOf } from './kept.ts'
import type { Observation } from './observation.ts'
import { nameOf, roles, type Role } from './planted.ts'
import { READABLE } from './speak.ts'

/** Whether what Docker keeps on master of a running service's lines has a limit, and a small enough one. */
export function judgeKept({ services, at }: Observation, params: Params, role: Role): CheckResult {
  const { keepMegabytes = '' } = params
  const id = `${role}-kept`
  const name = nameOf(params, role)
  const service = services[role]
  const limit = Number(keepMegabytes)
  const evidence = (got: Message) => [
    {
      tried: msg`Read the log driver and options that container ${name} was made with`,
      from: 'master',
      expected: msg`at most ${limit} MB, all files together`,
      got,
      at,
    },
  ]
  if (service?.status !== 'running') {
    return result(
      id,
      'fail',
      msg`Container ${name} does not run, so there is nothing to be kept.`,
      evidence(service ? verbatim(service.status) : msg`there is no such container`),
    )
  }
  const { driver, options } = service.log
  const { bytes, because } = keptOf(driver, options)
  if (bytes === null)
    return result(id, 'fail', msg`What ${name} says may grow until master's disk is full.`, evidence(because))
  if (bytes > limit * 1e6) {
    return result(
      id,
      'fail',
      msg`Docker keeps up to ${inMegabytes(bytes)} of what ${name} says on master; that is more than ${limit} MB.`,
      evidence(because),
    )
  }
  return result(
    id,
    'pass',
    msg`Docker keeps at most ${inMegabytes(bytes)} of what ${name} says on master.`,
    evidence(because),
  )
}

/** Whether the lines end up in files of master that Docker's limits know nothing of. */
export function judgeSpilled({ said, services, syslogSize, at }: Observation, params: Params): CheckResult {
  const spills = roles.flatMap((role) => {
    const files = said[role]?.onMaster ?? []
    return files.length > 0 ? [msg`${nameOf(params, role)} in ${joined(files)}`] : []
  })
  const evidence = [
    {
      tried: msg`Look for what the two services just said in the files under /var/log of master`,
      from: 'master',
      expected: msg`it is in none of them`,
      got: spills.length > 0 ? joined(spills, semicolon) : msg`in none of them`,
      at,
    },
  ]
  // Only what goes by way of the journal may be in there.
  const journalled = roles.some((role) => services[role]?.log.driver === 'journald')
  if (spills.length === 0 && journalled && (syslogSize ?? 0) > READABLE) {
    return result(
      'no-other-file',
      'error',
      msg`Bulkhead reads only the beginning of /var/log/syslog, and it is too large to see whether it grows with what they say. Empty it: truncate -s 0 /var/log/syslog.`,
      evidence,
    )
  }
  return spills.length === 0
    ? result('no-other-file', 'pass', msg`No other log file of master grows with what they say.`, evidence)
    : result(
        'no-other-file',
        'fail',
        msg`Files of master's own grow with it as well, past Docker's limits: ${joined(spills, semicolon)}.`,
        evidence,
      )
}
