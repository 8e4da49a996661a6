import type { Observation } from '../../observation.ts'
import { isReadable } from '../../survey.ts'

const CONTENT_TRUST =
  /^\s*(?:export\s+|declare\s+-x\s+)?DOCKER_CONTENT_TRUST=["']?(1|true|yes|on)["']?\s*(?:[;#].*)?$/m
const POLICY = '/etc/containers/policy.json'

/** Files that tell every user's clients to take signed images only. */
export function signatureRules({ host }: Observation): string[] {
  if (!host.seen) return []
  return Object.entries(host.value.texts).flatMap(([path, read]) => {
    if (!isReadable(read)) return []
    const isForClients =
      path === '/etc/environment' || path === '/etc/profile' || path.startsWith('/etc/profile.d/')
    if (isForClients && CONTENT_TRUST.test(read.text)) return [path]
    return path === POLICY && asksForSignatures(read.text) ? [path] : []
  })
}

/** Whether its default takes anything; skopeo, podman and others keep to it, Docker does not. */
function asksForSignatures(text: string): boolean {
  try {
    const policy = JSON.parse(text) as { default?: { type?: string }[] } | null
    const rules = policy?.default
    return (
      Array.isArray(rules) &&
      rules.length > 0 &&
      rules.every((rule) => rule?.type !== 'insecureAcceptAnything')
    )
  } catch {
    return false
  }
}
