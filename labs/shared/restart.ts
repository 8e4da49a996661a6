import { setTimeout as sleep } from 'node:timers/promises'
import { type CheckResult, type HostProbe, msg, probeWords } from '../../contract/index.ts'
import { result } from './evidence.ts'

/** A restart of docker that was ours, and what systemd said of it. */
export interface Restart {
  ok: boolean
  message: string
  at: string
}

/** The same of any unit. */
export interface UnitRestart extends Restart {
  unit: string
}

const STARTS_WITHIN_MS = 60_000

/** Restarts docker as an administrator would. */
async function restartDocker(host: HostProbe): Promise<Restart> {
  const at = new Date().toISOString()
  return { ...(await host.restartUnit('docker.service', STARTS_WITHIN_MS)), at }
}

/** Restarts firewalld, where it runs, and docker, in the order of a boot. */
export async function restartFirewall(host: HostProbe): Promise<UnitRestart[]> {
  const { ActiveState } = await host.unit('firewalld.service', ['ActiveState'])
  const restarts: UnitRestart[] = []
  if (ActiveState === 'active') {
    const at = new Date().toISOString()
    const unit = 'firewalld.service'
    restarts.push({ unit, ...(await host.restartUnit(unit, STARTS_WITHIN_MS)), at })
  }
  return [...restarts, { unit: 'docker.service', ...(await restartDocker(host)) }]
}

/** Restarts docker, and looks until `isBack` or until the containers had time to come back. */
export async function lookAfterRestart<Seen extends object>(
  host: HostProbe,
  look: () => Promise<Seen>,
  isBack: (seen: Seen) => boolean = () => true,
  comesBackMs = 20_000,
): Promise<Seen & { restart: Restart }> {
  const restart = await restartDocker(host)
  const until = Date.now() + comesBackMs
  let seen = await look()
  while (restart.ok && !isBack(seen) && Date.now() < until) {
    await sleep(500)
    seen = await look()
  }
  return { ...seen, restart }
}

/** The check `restarted`, where the observation was made after a restart; none otherwise. */
export function judgeRestarted(restart: Restart | undefined): CheckResult[] {
  if (!restart) return []
  const evidence = [
    {
      tried: msg`Restart docker.service`,
      from: 'master',
      expected: msg`docker is active again`,
      got: probeWords(restart.message),
      at: restart.at,
    },
  ]
  return [
    restart.ok
      ? result('restarted', 'pass', msg`Docker was restarted and came back.`, evidence)
      : result(
          'restarted',
          'fail',
          msg`Docker was restarted and did not come back; journalctl -u docker tells why.`,
          evidence,
        ),
  ]
}

/** One check for each unit that was restarted. */
export function judgeUnitRestart({ unit, ok, message, at }: UnitRestart): CheckResult {
  const evidence = [
    {
      tried: msg`Restart ${unit}`,
      from: 'master',
      expected: msg`it is active again`,
      got: probeWords(message),
      at,
    },
  ]
  return ok
    ? result(`restarted-${unit}`, 'pass', msg`${unit} was restarted and came back.`, evidence)
    : result(
        `restarted-${unit}`,
        'fail',
        msg`${unit} was restarted and did not come back; journalctl -u ${unit} tells why.`,
        evidence,
      )
}
