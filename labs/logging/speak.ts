import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { HostProbe, LabProbe, Params } from '../../contract/index.ts'
import { reduceOutcome } from '../shared/evidence.ts'
import type { Asked, Said } from './observation.ts'
import { ERRAND, fileOf, INSIDE_PORT, roles, type Role } from './planted.ts'

/** More than this of a file we don't read, and so not its newest lines either. */
export const READABLE = 256 * 1024
const POLL_MS = 80
const ASK_MS = 2000

/** How long to wait for a line, once per try: a connection that has just been lost may cost the first one. */
export type Patience = readonly number[]

/** Makes a service say something that nobody could know, and looks for it on loghost. */
export async function speak(
  lab: LabProbe,
  params: Params,
  role: Role,
  pid: number,
  patience: Patience,
): Promise<Said> {
  const file = fileOf(params, role)
  const loghost = lab.host('loghost')
  for (let tries = 1; ; tries++) {
    const token = `bulkhead-look-${randomBytes(8).toString('hex')}`
    const began = performance.now()
    const asked = await ask(lab.host('master'), pid, role, token)
    const spoke = asked.outcome.kind === 'answered' && asked.outcome.status === 200
    const arrived = spoke && (await finds(loghost, file, token, patience[tries - 1] ?? 0))
    const ms = Math.round(performance.now() - began)
    if (!arrived && spoke && tries < patience.length) continue
    const found = await whereElse(lab, params, role, token, arrived)
    return { asked, token, arrived, ms, ...found }
  }
}

/** A container that was just started takes a moment to listen. */
async function ask(master: HostProbe, pid: number, role: Role, token: string): Promise<Asked> {
  const path = `/cgi-bin/${ERRAND[role]}?${token}`
  for (let tries = 1; ; tries++) {
    const at = new Date().toISOString()
    const door = { host: '127.0.0.1', port: INSIDE_PORT, networkOf: pid }
    const outcome = reduceOutcome(await master.connect({ ...door, path, timeoutMs: ASK_MS }))
    if (outcome.kind === 'refused' && tries < 5) {
      await sleep(150)
      continue
    }
    return { from: 'master', to: `${door.host}:${door.port}`, outcome, at }
  }
}

/** Whether a file holds a text within some time. */
export async function finds(host: HostProbe, path: string, text: string, withinMs: number): Promise<boolean> {
  const until = performance.now() + withinMs
  for (;;) {
    if ((await host.readFile(path))?.includes(text)) return true
    if (performance.now() > until) return false
    await sleep(POLL_MS)
  }
}

async function whereElse(
  lab: LabProbe,
  params: Params,
  role: Role,
  token: string,
  arrived: boolean,
): Promise<Pick<Said, 'size' | 'elsewhere' | 'onMaster'>> {
  const [master, loghost] = [lab.host('master'), lab.host('loghost')]
  const own = fileOf(params, role)
  const others = roles.filter((other) => other !== role).map((other) => fileOf(params, other))
  const [stat, strayed, found, onMaster, syslog] = await Promise.all([
    loghost.stat(own),
    Promise.all(others.map(async (path) => ((await loghost.readFile(path))?.includes(token) ? [path] : []))),
    arrived ? [] : loghost.findFiles({ roots: ['/var/log'], needle: token }),
    master.findFiles({ roots: ['/var/log'], needle: token, exclude: ['/var/log/journal'] }),
    // Larger than what is searched for a needle, soon.
    master.readFile('/var/log/syslog'),
  ])
  return {
    size: stat?.size ?? null,
    elsewhere: [...new Set([...strayed.flat(), ...found.map(({ path }) => path)])].filter(
      (path) => path !== own,
    ),
    onMaster: [
      ...new Set([
        ...onMaster.map(({ path }) => path),
        ...(syslog?.includes(token) ? ['/var/log/syslog'] : []),
      ]),
    ].sort(),
  }
}
