import { type HostProbe, msg, type Params, ProbeError } from '../../contract/index.ts'
import { attemptRun, refused, succeeded, untried, type Attacker, type Ending } from '../shared/attempt.ts'
import { burnTooMuch, type Greed } from '../shared/burn.ts'
import { enter } from '../shared/inside.ts'
import { watchPressure } from '../shared/pressure.ts'

export const attempt = {
  title: msg`Take more than a share`,
  description: msg`Ask the service of the host for more reports at once than it should have processes, and let loops turn in the container that turns. Both end after a few seconds.`,
  run: attemptRun('cgroups', attack),
}

async function attack(attacker: Attacker): Promise<Ending> {
  const { lab, params, step, steps } = attacker
  const { serviceName = '', servicePort = '' } = params
  const master = lab.host('master')
  const [holder] = (await master.listeners()).filter(({ port }) => port === Number(servicePort))
  const [pid] = holder?.pids ?? []
  if (pid === undefined)
    return untried(msg`Nobody listens on port ${servicePort}: the service ${serviceName} does not run.`)
  const flood = await floodService(master, pid, params)
  step(flood.tried, flood.got, flood.succeeded)
  const inside = await enter(master, params.hogName ?? '')
  const burn = await burnTooMuch(inside, async () => {})
  step(burn.tried, burn.got, burn.succeeded)
  const open = steps.filter((each) => each.succeeded)
  return open.length > 0
    ? succeeded(msg`Nothing held it back: ${open.length} of ${steps.length} ways to take too much were open.`)
    : refused(msg`The kernel counted, and said no to both.`)
}

/** Every visitor is a process for as long as a report takes. */
async function floodService(
  master: HostProbe,
  pid: number,
  { serviceName = '', servicePort, groupPids }: Params,
): Promise<Greed> {
  const port = Number(servicePort)
  const limit = Number(groupPids)
  const wanted = limit + 20
  let turnedAway = 0
  let served = 0
  const ask = async () => {
    const outcome = await master.connect({ host: '127.0.0.1', port, path: '/report', timeoutMs: 12_000 })
    if (outcome.kind !== 'answered') return
    if (outcome.status === 503) turnedAway += 1
    if (outcome.status === 200) served += 1
  }
  const asked = Promise.all(Array.from({ length: wanted }, ask))
  const looks = await watchPressure(master, pid, 6000, ({ pids }) => pids > limit || turnedAway > 0)
  await asked
  const most = Math.max(...looks.map(({ pids }) => pids))
  const tried = msg`Ask ${serviceName} for ${wanted} reports at once`
  if (most > limit)
    return {
      tried,
      got: msg`It started a process for each: ${most} at once, and nothing stopped it.`,
      succeeded: true,
    }
  if (turnedAway > 0)
    return {
      tried,
      got: msg`${served} visitors were served, the other ${turnedAway} turned away.`,
      succeeded: false,
    }
  throw new ProbeError(msg`only ${most} processes were seen, and nobody was turned away`)
}
