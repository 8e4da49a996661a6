import {
  type CheckResult,
  type Evidence,
  joined,
  listOf,
  type Message,
  msg,
  type Status,
} from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import { judgeDaemon } from '../shared/judge-daemon.ts'
import type { PackageSeen } from '../../readings/dpkg-status.ts'
import type { Observation } from './observation.ts'
import { isNewer, upstream } from './versions.ts'

export function judgePackages(observation: Observation): CheckResult[] {
  return [judgeDaemon(observation.daemon), judgeInstalled(observation), judgeHeld(observation)]
}

function judgeInstalled({ packages, engine, at }: Observation): CheckResult {
  const { engine: docker, cli } = packages
  const evidence = evidenceOf(
    packages,
    msg`both installed, both of the version that runs, which is the newer one`,
    at,
  )
  const say = (status: Status, summary: Message) => result('installed', status, summary, evidence)
  if (!isInstalled(docker)) return say('fail', msg`docker.io is not wholly installed: ${inWords(docker)}.`)
  if (!isNewer(docker.version))
    return say('fail', msg`As far as apt and dpkg know, docker.io is at ${docker.version}.`)
  if (!isInstalled(cli)) return say('fail', msg`docker-cli is not wholly installed: ${inWords(cli)}.`)
  if (cli.version !== docker.version)
    return say('fail', msg`docker.io is at ${docker.version} and docker-cli at ${cli.version}.`)
  if (engine && isNewer(engine.version) && upstream(engine.version) !== upstream(docker.version))
    return say('fail', msg`The package is ${docker.version}, and what runs is ${engine.version}.`)
  return say('pass', msg`docker.io and docker-cli are installed, both at ${docker.version}.`)
}

/** A hold keeps out what is broken, and every fix with it. */
function judgeHeld({ packages, at }: Observation): CheckResult {
  const held = [
    { name: 'docker.io', seen: packages.engine },
    { name: 'docker-cli', seen: packages.cli },
  ].filter(({ seen }) => seen?.status.startsWith('hold '))
  const evidence = evidenceOf(packages, msg`no hold`, at)
  if (held.length === 0)
    return result('not-held', 'pass', msg`The next update of the engine is not held back.`, evidence)
  const names = listOf(held.map(({ name }) => name))
  return result(
    'not-held',
    'fail',
    held.length > 1
      ? msg`${names} are on hold, so no security fix for them arrives.`
      : msg`${names} is on hold, so no security fix for it arrives.`,
    evidence,
  )
}

function isInstalled(seen: PackageSeen | null): seen is PackageSeen {
  return seen !== null && /^\S+ ok installed$/.test(seen.status)
}

function evidenceOf({ engine, cli }: Observation['packages'], expected: Message, at: string): Evidence[] {
  return [
    {
      tried: msg`Read what dpkg keeps about docker.io and docker-cli`,
      from: 'master',
      expected,
      got: msg`docker.io: ${inWords(engine)}; docker-cli: ${inWords(cli)}`,
      at,
    },
  ]
}

function inWords(seen: PackageSeen | null): Message {
  return seen ? joined([seen.version || msg`no version`, seen.status]) : msg`not known`
}
