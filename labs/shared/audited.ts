import { type AuditedHost, seen, unseen } from '../../audit/audited-host.ts'
import type { HostSurvey } from '../../audit/survey.ts'
import { type HostProbe, msg } from '../../contract/index.ts'
import { api } from './daemon-api.ts'

/** A lab host as an audit sees it, for exercises that are judged by the baseline. Nothing is started there. */
export function auditedLabHost(host: HostProbe): AuditedHost {
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
      connect: host.connect,
    }),
    runner: unseen(msg`An exercise starts no containers to look at its host.`),
    dispose: async () => {},
  }
}
