import { randomBytes } from 'node:crypto'
import { type HostProbe, joined, msg, semicolon, verbatim } from '../../contract/index.ts'
import { inspectContainer } from '../shared/containers.ts'
import { execIn } from '../shared/exec-in.ts'
import { breakOut } from './break-out.ts'
import { readMounts } from '../../readings/mountinfo.ts'
import { socketsHeld } from '../../readings/sockets-held.ts'
import { readIdentity } from './kernel-text.ts'
import {
  attemptRun,
  refused,
  succeeded,
  untried,
  type Attacker,
  type Ending,
  type Step,
} from '../shared/attempt.ts'

export const attempt = {
  title: msg`Break out`,
  description: msg`From inside the container, with the rights of what answers there: become root in it, then write a file as root of master, through its processes or its Docker. It is harmless and cleans up after itself.`,
  run: attemptRun('least-privilege', attack),
}

/** Tries every way, each to its end: a file on master that our probe finds there. */
async function attack({ lab, params, step }: Attacker): Promise<Ending> {
  const master = lab.host('master')
  const { service = '' } = params
  const inside = await enter(master, service)
  if (!inside) return untried(msg`The container ${service} does not run, so there is nowhere to start from.`)
  const { user, isRoot, sockets } = inside
  step(
    msg`Break into the web server of ${service}`,
    msg`It is taken as broken into, with the rights that it has: user ${user}.`,
    true,
  )
  const climbed = !isRoot && (await climb(master, service, user, step))
  const token = randomBytes(6).toString('hex')
  const ways = { master, service, user, climbed, sockets, token, step }
  const open = await breakOut(ways)
  if (open.length > 0)
    return succeeded(msg`Whoever breaks into ${service} has master as well: ${joined(open, semicolon)}.`)
  if (isRoot || climbed)
    return succeeded(
      msg`Whoever breaks into ${service} is root in it, though no way out to master was found.`,
    )
  return refused(msg`Whoever breaks into ${service} has a web page, and nothing else.`)
}

/** As whom an intruder finds himself inside, and the sockets that he finds there. */
async function enter(master: HostProbe, service: string) {
  const container = await inspectContainer(master, service)
  if (!container?.State.Running || !container.State.Pid) return undefined
  const first = container.State.Pid
  const holders = (await master.listeners(first)).flatMap(({ pids }) => pids)
  const listed = await Promise.all([...new Set(holders)].map((pid) => master.process(pid)))
  const pid = listed.find((process) => process?.cgroup.includes(container.Id))?.pid ?? first
  const [status = '', uidMap = '', own = '', hosts = ''] = await Promise.all([
    master.processFile(pid, 'status'),
    master.processFile(pid, 'uid_map'),
    master.processFile(pid, 'mountinfo'),
    master.processFile(1, 'mountinfo'),
  ])
  const identity = readIdentity(status, uidMap)
  if (!identity) return undefined
  const [, uid = 0] = identity.uidsInside
  // Groups are numbered like users; in a user namespace of its own the image's account says which one it is.
  const gid = uid === identity.uids[1] ? `:${/^Gid:\s+\d+\s+(\d+)/m.exec(status)?.[1] ?? uid}` : ''
  return { user: `${uid}${gid}`, isRoot: uid === 0, sockets: socketsHeld(readMounts(hosts), readMounts(own)) }
}

/** A setuid program that asks nobody for a password. */
async function climb(master: HostProbe, service: string, user: string, step: Step): Promise<boolean> {
  const cmd = ['su', '-c', 'id -u', 'root']
  const outcome = await execIn(master, service, { user, cmd })
  const output = ('refused' in outcome ? outcome.refused : outcome.output).trim()
  const rooted = 'status' in outcome && outcome.status === 0 && output === '0'
  step(
    msg`Become root inside with \`su\`, which is setuid and knows a root without a password`,
    rooted ? msg`It asked for nothing: root inside the container.` : verbatim(output.slice(0, 160)),
    rooted,
  )
  return rooted
}
