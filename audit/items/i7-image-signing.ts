import type { Finding, Looked } from '../../contract/audit/index.ts'
import { msg } from '../../contract/index.ts'
import { type AuditItem, cannotTell, judged, pass, unsupported } from '../item.ts'
import type { Observation } from '../observation.ts'
import { named, someOf } from './shared/naming.ts'
import { signatureRules } from './shared/signature-rules.ts'

/**
 * Docker's daemon checks no signatures itself: a plugin that authorises requests can, and else the clients. What these are
 * told is on the machine; that everybody keeps to it, only a person knows.
 */
export const imageSigning: AuditItem = {
  id: 'I7',
  bench: ['4.5', '4.12'],
  question: msg`Are all images signed, and is the signature checked before an image runs here?`,
  isAnswered: (seen) => wasRefused(seen),
  mend: {
    how: msg`Tell every client on this machine to take signed images only, sign what you push, and check signatures where images are put to use; Docker’s daemon itself checks none.`,
    commands: [
      'echo DOCKER_CONTENT_TRUST=1 >> /etc/environment',
      "echo 'export DOCKER_CONTENT_TRUST=1' > /etc/profile.d/docker-content-trust.sh",
      'docker trust inspect --pretty IMAGE',
    ],
  },
  judge(seen) {
    if (seen.images.length === 0)
      return unsupported(msg`There are no images on this machine, so there is nothing to judge.`)
    const rules = signatureRules(seen)
    const plugins = authorizationPlugins(seen)
    const looked: Looked[] = [
      {
        tried: msg`Looked for what tells clients to check signatures`,
        expected: msg`DOCKER_CONTENT_TRUST=1, or a policy for signatures that does not accept anything`,
        got: seen.host.seen
          ? rules.length === 0
            ? msg`nothing`
            : someOf(rules)
          : msg`not seen. ${seen.host.why}`,
      },
      {
        tried: msg`Read which plugins authorise requests to the daemon`,
        expected: msg`one that checks signatures`,
        got: plugins.length === 0 ? msg`none` : someOf(plugins),
      },
    ]
    const pull = seen.probes.seen ? seen.probes.value.unsignedPull : null
    if (pull === null)
      return pass(
        msg`Whether an image without a signature is refused was not tried; Docker’s daemon itself checks none.`,
        looked,
      )
    const tried: Looked = {
      tried: msg`Pulled an image by its digest, without asking for a signature`,
      expected: msg`refused for want of a signature`,
      got: pull.pulled ? msg`pulled: ${named(pull.said)}` : msg`refused: ${named(pull.said)}`,
    }
    if (!pull.pulled && !wasRefused(seen))
      return cannotTell(
        msg`The pull that was tried failed for another reason than a signature: ${named(pull.said)}`,
        [...looked, tried],
      )
    if (!pull.pulled) return pass(msg`An image without a signature is refused.`, [...looked, tried])
    const findings: Finding[] =
      rules.length > 0 || !seen.host.seen
        ? []
        : [
            {
              subject: 'host',
              summary: msg`The daemon takes any image, and nothing on this machine tells clients to check signatures.`,
              looked: [...looked, tried],
            },
          ]
    return judged({
      findings,
      wrong: msg`Nothing here checks signatures: the daemon took an image without asking for one.`,
      right:
        rules.length > 0
          ? msg`Clients are told to check signatures (${someOf(rules)}); the daemon itself takes any image.`
          : msg`The daemon takes any image; what clients are told was not seen.`,
      looked: [...looked, tried],
    })
  },
}

/** In the words of Docker's authorisation plugins, of content trust, and of those who verify signatures. */
function wasRefused({ probes }: Observation): boolean {
  const pull = probes.seen ? probes.value.unsignedPull : null
  return (
    pull !== null &&
    !pull.pulled &&
    /authorization denied|signature|not signed|unsigned|trust data/i.test(pull.said)
  )
}

function authorizationPlugins({ info }: Observation): string[] {
  const { Authorization } = (info['Plugins'] ?? {}) as { Authorization?: unknown }
  return Array.isArray(Authorization) ? Authorization.map(String) : []
}
