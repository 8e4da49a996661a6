import type { Finding, Looked } from '../../../contract/audit/index.ts'
import type { ConnectionOutcome, Message } from '../../../contract/index.ts'
import { msg } from '../../../contract/index.ts'
import type { Observation } from '../../observation.ts'
import { isReadable } from '../../survey.ts'
import { settingInEffect } from './daemon-setting.ts'
import { subjectOf } from './naming.ts'
import { outcomeInWords } from './outcomes.ts'

interface Doors {
  findings: Finding[]
  looked: Looked[]
  blind?: Message
}

/** The daemon's TCP ports, knocked at without a certificate. */
export function doorsOf(seen: Observation): Doors {
  const warned = warnedAbout(seen)
  const { daemonDoors: tried } = seen.tries
  const held = heldPorts(seen)
  if (!tried.seen)
    return {
      findings: warned,
      looked: [],
      ...(held.length > 0
        ? { blind: msg`The daemon listens on TCP, and nobody knocked there. ${tried.why}` }
        : {}),
    }
  const doors = Map.groupBy(tried.value, ({ what }) => what.port)
  const findings: Finding[] = []
  const looked: Looked[] = []
  let blind: Message | undefined
  for (const [port, knocks] of doors) {
    if (port === metricsPort(seen)) continue
    const seenHere = knocks.map(({ what, outcome }): Looked => ({
      tried: what.tls
        ? msg`Knocked at ${what.address}:${port} over TLS, without a certificate`
        : msg`Knocked at ${what.address}:${port} without TLS`,
      expected: msg`turned away`,
      got: outcomeInWords(outcome),
    }))
    const open = knocks.filter(({ outcome }) => isServed(outcome))
    if (open.length > 0)
      findings.push({
        subject: subjectOf('port', `tcp/${port}`),
        summary: open.some(({ what }) => !what.tls)
          ? msg`The daemon serves everybody on port ${port}, without TLS: whoever reaches it has root’s rights here.`
          : msg`The daemon serves everybody on port ${port}: it uses TLS, but asks nobody for a certificate.`,
        looked: seenHere,
      })
    else looked.push(...seenHere)
    if (knocks.every(({ outcome }) => ['timeout', 'unusable', 'refused'].includes(outcome.kind)))
      blind ??= msg`The daemon listens on port ${port}, but nobody answered there, so whether it asks for a certificate is not known.`
  }
  const unknocked = held.filter((port) => !doors.has(port))
  if (unknocked.length > 0)
    blind ??= msg`The daemon listens on port ${unknocked[0] ?? 0}, and nobody knocked there.`
  const known = new Set(findings.map(({ subject }) => subject))
  return {
    findings: [...findings, ...warned.filter(({ subject }) => !known.has(subject))],
    looked,
    ...(blind ? { blind } : {}),
  }
}

/** Any answer but Go's to one who speaks plainly to a TLS server. */
function isServed(outcome: ConnectionOutcome): boolean {
  if (outcome.kind !== 'answered') return false
  return !(outcome.status === 400 && outcome.body.includes('HTTP request to an HTTPS server'))
}

/** Ports on which its process listens, but for those of a swarm and of its metrics, which serve no API. */
function heldPorts(seen: Observation): number[] {
  const { host, info } = seen
  if (!host.seen || !host.value.daemon || !isReadable(host.value.listeners)) return []
  const { pid } = host.value.daemon
  const swarm = (info['Swarm'] as { LocalNodeState?: string } | undefined)?.LocalNodeState === 'active'
  const others = new Set([metricsPort(seen), ...(swarm ? [2377, 7946] : [])])
  return [
    ...new Set(
      host.value.listeners.sockets
        .filter(({ protocol, pids, port }) => protocol === 'tcp' && pids.includes(pid) && !others.has(port))
        .map(({ port }) => port),
    ),
  ]
}

function metricsPort({ configuration }: Observation): number | undefined {
  if (!configuration.seen) return undefined
  const address = settingInEffect(configuration.value, 'metrics-addr')
  return typeof address === 'string' ? Number(/:(\d+)$/.exec(address)?.[1] ?? Number.NaN) : undefined
}

/** The daemon itself warns of doors without TLS or without verified clients, also where only its API can be seen. */
function warnedAbout({ info }: Observation): Finding[] {
  return (info.Warnings ?? []).flatMap((warning): Finding[] => {
    const [, scheme = '', address = ''] = /API is accessible on (https?):\/\/(\S+)/.exec(warning) ?? []
    const port = /:(\d{1,5})$/.exec(address.replace(/[.,]$/, ''))?.[1]
    if (port === undefined) return []
    return [
      {
        subject: subjectOf('port', `tcp/${port}`),
        summary:
          scheme === 'http'
            ? msg`The daemon serves everybody on port ${port}, without TLS: whoever reaches it has root’s rights here.`
            : msg`The daemon serves everybody on port ${port}: it uses TLS, but asks nobody for a certificate.`,
        looked: [
          {
            tried: msg`Read what the daemon warns of`,
            expected: msg`nothing about its API`,
            got: msg`a warning for ${scheme}://${address.slice(0, 80)}`,
          },
        ],
      },
    ]
  })
}
