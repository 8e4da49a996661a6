import { type AuditedHost, seen, unseen } from '../../audit/audited-host.ts'
import type { Observation as Audited } from '../../audit/observation.ts'
import { observe } from '../../audit/observe/observe.ts'
import { type FilesSurvey, type HostSurvey, isReadable } from '../../audit/survey.ts'
import { type HostProbe, msg } from '../../contract/index.ts'
import { api } from './daemon-api.ts'

/** A lab host as an audit sees it, for exercises that are judged by the baseline. Nothing is started there. */
function auditedLabHost(host: HostProbe): AuditedHost {
  return {
    name: host.name,
    isLab: true,
    sight: 'machine',
    get: async (path, timeoutMs) => {
      const { status, json, message } = await api(host, { path, timeoutMs })
      return { status, json, said: message }
    },
    eyes: seen({
      survey: async (request) => (await host.survey(request)) as HostSurvey,
      files: async (request) => (await host.surveyFiles(request)) as FilesSurvey,
      connect: host.connect,
    }),
    runner: unseen(msg`An exercise starts no containers to look at its host.`),
    dispose: async () => {},
  }
}

/**
 * All that an audit sees of a lab host, without what stands there twice or is not judged by: containers come with what the
 * kernel says of them, and of the packet filter Docker's own tables are enough.
 */
export async function auditOf(host: HostProbe): Promise<Audited> {
  const seen = await observe(auditedLabHost(host))
  if (!seen.host.seen) return seen
  const { packetFilter } = seen.host.value
  const value = { ...seen.host.value, containers: {}, packetFilter: dockersTables(packetFilter) }
  return { ...seen, host: { ...seen.host, value } }
}

/** The tables that Docker writes to; firewalld has one of its own, for both families. */
function dockersTables(filter: HostSurvey['packetFilter']): HostSurvey['packetFilter'] {
  if (!isReadable(filter)) return filter
  const { nftables = [] } = filter.ruleset as { nftables?: Record<string, { family?: string }>[] }
  const isDockers = (entry: Record<string, { family?: string }>) =>
    ['ip', 'ip6'].includes((entry.chain ?? entry.rule)?.family ?? '')
  return { ruleset: { nftables: nftables.filter(isDockers) } }
}
