import { randomUUID } from 'node:crypto'
import type { Runner, Seen } from '../audited-host.ts'
import { seen, unseen } from '../audited-host.ts'
import type { DaemonInfo, ObservedImage, Observation } from '../observation.ts'
import { registryOf } from './registries.ts'

type Probes = Extract<Observation['probes'], { seen: true }>['value']

/** Drivers whose lines the daemon reads back from where they were written. */
const READ_BACK = new Set(['json-file', 'local', 'journald'])

/** What only a container of one's own shows; each is gone afterwards. */
export async function probeMore(
  runner: Seen<Runner>,
  info: DaemonInfo,
  images: readonly ObservedImage[],
): Promise<Observation['probes']> {
  if (!runner.seen) return unseen(runner.why)
  const { value } = runner
  const [plainContainer, logCanary, unsignedPull] = await Promise.all([
    plain(value),
    canary(value, info.LoggingDriver),
    pullAgain(value, images),
  ])
  return seen({ plainContainer, logCanary, unsignedPull })
}

async function plain(runner: Runner): Promise<Probes['plainContainer']> {
  const ran = await runner.run({ command: ['cat', '/proc/self/uid_map', '/proc/self/status'] })
  if ('refused' in ran) return { refused: ran.refused }
  const field = (name: string) => new RegExp(`^${name}:\\s*(\\S+)`, 'm').exec(ran.output)?.[1] ?? ''
  if (field('CapEff') === '') return { refused: ran.output.slice(0, 300) }
  return {
    uidMap: ran.output.slice(0, Math.max(0, ran.output.search(/^Name:/m))).trim(),
    seccomp: field('Seccomp'),
    capEff: field('CapEff'),
    noNewPrivs: field('NoNewPrivs'),
  }
}

async function canary(runner: Runner, driver: string): Promise<Probes['logCanary']> {
  const word = `canary-${randomUUID()}`
  // No type is the daemon's default, with its options: what is tried is where containers of others write to.
  const ran = await runner.run({
    command: ['echo', word],
    hostConfig: { LogConfig: { Type: '', Config: {} } },
  })
  // A driver whose place can't be reached keeps containers from starting; anything else says nothing about logs.
  if ('refused' in ran)
    return { driver, arrived: /logging driver/i.test(ran.refused) ? false : null, said: ran.refused }
  const said = ran.output.slice(0, 300)
  if (READ_BACK.has(driver) && ran.output.includes(word)) return { driver, arrived: true, said }
  // The journal takes lines in when it comes to it, and what was never written can't arrive.
  const isLost = READ_BACK.has(driver) && driver !== 'journald' && ran.status === 0
  return { driver, arrived: isLost ? false : null, said }
}

/** By a digest that is here already, so that nothing on the machine changes: would the daemon have taken it unsigned? */
async function pullAgain(runner: Runner, images: readonly ObservedImage[]): Promise<Probes['unsignedPull']> {
  const reference = images.flatMap(({ digests }) => digests).find((each) => registryOf(each) !== undefined)
  if (reference === undefined) return null
  const answer = await runner.pull(reference)
  return 'pulled' in answer ? { pulled: true, said: reference } : { pulled: false, said: answer.refused }
}
