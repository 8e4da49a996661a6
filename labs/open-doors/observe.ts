import type { HostProbe, LabProbe, Params } from '../../contract/index.ts'
import { readAnswers } from '../shared/answers.ts'
import { tryInfo } from '../shared/daemon-info.ts'
import { nearestAddress } from '../shared/doors.ts'
import { observeDaemon } from '../shared/judge-daemon.ts'
import { lookAfterRestart } from '../shared/restart.ts'
import { seeRunning } from '../shared/running.ts'
import { askPage } from '../shared/served.ts'
import { answerNames, roles, type DoorTried, type Observation } from './observation.ts'

/** Places of master that no container needs. */
const PLACES = ['/etc', '/root']
const MOST_DOORS = 24

/** Knocks at every port of master, asks for the three pages, and asks the kernel what runs. Changes nothing. */
export async function observe(lab: LabProbe, params: Params): Promise<Observation> {
  const at = new Date().toISOString()
  const master = lab.host('master')
  const [daemon, answers] = await Promise.all([observeDaemon(master), readAnswers(master, answerNames)])
  // What an impostor says of containers is worth nothing.
  if (daemon.identity.kind !== 'genuine') return { at, daemon, answers, doors: [], pages: {}, running: [] }
  const { pid, args } = daemon.identity.process
  const [doors, running, ...pages] = await Promise.all([
    knock(master, pid),
    seeRunning(master, PLACES, args),
    ...roles.map((role) => askPage(master, params, Number(params[`${role}Port`]))),
  ])
  return {
    at,
    daemon,
    answers,
    doors,
    pages: Object.fromEntries(roles.map((role, index) => [role, pages[index]])),
    running,
  }
}

/** Restarts docker as an administrator would, waits until the pages had time to come back, and looks again. */
export async function verifyDurable(lab: LabProbe, params: Params): Promise<Observation> {
  return lookAfterRestart(
    lab.host('master'),
    () => observe(lab, params),
    ({ pages }) => roles.every((role) => pages[role]?.outcome.kind === 'answered'),
  )
}

/** From master itself, where no firewall stands before a port: behind it would be every container of the host's network. */
async function knock(master: HostProbe, daemonPid: number): Promise<DoorTried[]> {
  const listening = (await master.listeners()).filter(({ pids }) => pids.length > 0)
  const doors = new Map(
    listening.map((listener) => {
      const ofDaemon = listener.pids.includes(daemonPid)
      return [`${nearestAddress(listener)} ${listener.port}`, { listener, ofDaemon }] as const
    }),
  )
  const sorted = [...doors.values()].toSorted((a, b) => Number(b.ofDaemon) - Number(a.ofDaemon))
  const tries = sorted.slice(0, MOST_DOORS).flatMap(({ listener, ofDaemon }) =>
    [false, true].map(async (tls): Promise<DoorTried> => {
      const to = { host: nearestAddress(listener), port: listener.port, timeoutMs: 2000 }
      const { outcome, at } = await tryInfo(master, tls ? { ...to, tls: {} } : to)
      return { port: listener.port, tls, ofDaemon, outcome, at }
    }),
  )
  return Promise.all(tries)
}
