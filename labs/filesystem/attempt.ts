import { type HostProbe, joined, type Message, msg, type Params, render } from '../../contract/index.ts'
import { attemptRun, refused, succeeded, untried, type Attacker, type Ending } from '../shared/attempt.ts'
import type { ContainerInspect } from '../../readings/container-types.ts'
import { inspectContainer } from '../shared/containers.ts'
import { heldBy, topmost } from './held.ts'
import { readMounts } from '../../readings/mountinfo.ts'
import { usersOf } from './users.ts'
import { ways, type Foothold } from './ways.ts'

export const attempt = {
  title: msg`Leave something behind`,
  description: msg`From inside a container that serves notes, with the rights of what serves them: read the other user’s notes, reach into master, leave a page and a program behind, and take more room than there is for drafts. It is harmless and cleans up after itself.`,
  run: attemptRun('filesystem', attack),
}

/** Every way, from every container of the service that runs. */
async function attack({ lab, params, step }: Attacker): Promise<Ending> {
  const master = lab.host('master')
  const footholds = await footholdsOf(master, params)
  if (footholds.length === 0)
    return untried(msg`No container of ${params.service ?? ''} runs, so there is nowhere to start from.`)
  const open: Message[] = []
  for (const foothold of footholds) {
    step(
      msg`Break into ${foothold.name}`,
      msg`It is taken as broken into, with the rights that it has.`,
      true,
    )
    for (const way of ways) {
      const taken = await way(master, foothold, params)
      if (!taken) continue
      step(taken.tried, taken.got, taken.won !== undefined)
      if (taken.won !== undefined) open.push(taken.won)
    }
  }
  const won = [...new Map(open.map((each) => [render(each), each])).values()]
  return won.length > 0
    ? succeeded(msg`Whoever breaks into the service ${joined(won)}.`)
    : refused(msg`Whoever breaks into the service has the notes of one user, and can leave nothing behind.`)
}

async function footholdsOf(master: HostProbe, params: Params): Promise<Foothold[]> {
  const users = usersOf(params)
  const places = [
    ...users.map(({ user, port }) => ({ name: `${params.service}-${user}`, user, port })),
    { name: params.service ?? '', user: users[0].user, port: Number(params.port) },
  ]
  const found = await Promise.all(
    places.map(async ({ name, user, port }) => {
      const container = await inspectContainer(master, name)
      if (!container?.State.Running || !container.State.Pid) return undefined
      const other = user === users[0].user ? users[1] : users[0]
      return { name, port, other, masters: await mastersIn(master, container, user) }
    }),
  )
  return found.filter((each) => each !== undefined)
}

/** What of master is mounted in it, but for volumes. */
async function mastersIn(master: HostProbe, container: ContainerInspect, user: string) {
  const [own = '', hosts = ''] = await Promise.all([
    master.processFile(container.State.Pid, 'mountinfo'),
    master.processFile(1, 'mountinfo'),
  ])
  const held = heldBy(readMounts(hosts), readMounts(own), container)
  return topmost(held.filter(({ kind, point }) => kind === 'master' && point !== `/data/${user}`))
}
