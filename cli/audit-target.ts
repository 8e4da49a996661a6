import { AuditTarget } from '../contract/audit/index.ts'
import { msg } from '../contract/index.ts'
import { UsageError } from './failures.ts'

/** Which machine is meant. None of them: the engine that the docker CLI would take. */
export interface TargetOptions {
  lab?: string
  labHost?: string
  dockerContext?: string
  host?: string
}

/** Throws UsageError where it isn't clear or can't be. */
export function auditTarget({ lab, labHost, dockerContext, host }: TargetOptions): AuditTarget {
  if ([lab, dockerContext, host].filter((one) => one !== undefined).length > 1)
    throw new UsageError(
      msg`Several machines are named.`,
      msg`Take one of --lab, --docker-context and --host.`,
    )
  if (labHost !== undefined && lab === undefined)
    throw new UsageError(msg`--lab-host needs a lab.`, msg`Say which: --lab open-doors --lab-host master`)
  const target: AuditTarget =
    lab === undefined
      ? { kind: 'docker', context: dockerContext, address: host }
      : { kind: 'lab', exercise: lab, host: labHost ?? 'master' }
  const parsed = AuditTarget.safeParse(target)
  if (parsed.success) return parsed.data
  throw new UsageError(
    msg`"${host?.replace(/\/\/.*@/, '//…@') ?? dockerContext ?? lab ?? ''}" names no machine.`,
    msg`An address is unix:///run/docker.sock, ssh://user@server or tcp://server:2376, without a password; a context is one of “docker context ls”; a lab is an exercise of “npx bulkhead list”.`,
  )
}
