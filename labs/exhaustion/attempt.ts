import { setTimeout as sleep } from 'node:timers/promises'
import { type HostProbe, joined, type Message, msg, verbatim } from '../../contract/index.ts'
import { attemptRun, refused, succeeded, untried, type Attacker, type Ending } from '../shared/attempt.ts'
import { inspectContainer } from '../shared/containers.ts'
import { api } from '../shared/daemon-api.ts'
import { execIn } from '../shared/exec-in.ts'
import { end, enter, start } from '../shared/inside.ts'
import { DISK_HOG, FORK_HOG, MEMORY_HOG, MEMORY_WANTED_MB } from './planted.ts'

export const attempt = {
  title: msg`Starve the neighbour`,
  description: msg`From inside the greedy container, as whom it runs: take all processes, all the room and a lot of memory, each for seconds, and see in the neighbour’s log whether it lacks anything. Everything is given back.`,
  run: attemptRun('exhaustion', attack),
}

const LOOK_EVERY_MS = 250

async function attack({ lab, params, step }: Attacker): Promise<Ending> {
  const { hog = '', neighbour = '', processWord = '', roomWord = '' } = params
  const master = lab.host('master')
  for (const name of [neighbour, hog]) {
    if (!(await inspectContainer(master, name))?.State.Running)
      return untried(msg`The container ${name} does not run, so there is nowhere to start from.`)
  }
  const ways = [
    {
      tried: msg`Start every process that ${hog} is given`,
      script: FORK_HOG,
      word: processWord,
      of: msg`processes`,
      lack: msg`${neighbour} complains in its log: there are no processes left.`,
    },
    {
      tried: msg`Fill /scratch of ${hog}`,
      script: DISK_HOG,
      word: roomWord,
      of: msg`room`,
      lack: msg`${neighbour} complains in its log: there is no room left.`,
    },
  ]
  const open: Message[] = []
  for (const { tried, script, word, of, lack } of ways) {
    const starved = await starve(master, { hog, neighbour, script, word })
    const got = starved ? lack : msg`${neighbour} goes on as if nothing were.`
    if (step(tried, got, starved).succeeded) open.push(of)
  }
  const outcome = await execIn(master, hog, { cmd: ['sh', '-c', MEMORY_HOG] })
  if ('refused' in outcome)
    return untried(
      msg`Docker did not start it in ${hog}, so nothing is known. (${verbatim(outcome.refused.slice(0, 160))})`,
    )
  const had = outcome.status === 0
  const got = had ? msg`It got all of it.` : msg`The kernel ended it: status ${outcome.status}.`
  if (step(msg`Take ${MEMORY_WANTED_MB} MiB of memory in ${hog}`, got, had).succeeded) open.push(msg`memory`)
  return open.length > 0
    ? succeeded(msg`${hog} took more than it should have: ${joined(open)}.`)
    : refused(msg`${hog} ran into its limits, and ${neighbour} did not notice.`)
}

interface Starving {
  hog: string
  neighbour: string
  script: string
  /** What the neighbour's complaint ends with. */
  word: string
}

/** Whether the neighbour complained while the script ran, which ends by itself. */
async function starve(master: HostProbe, { hog, neighbour, script, word }: Starving): Promise<boolean> {
  const inside = await enter(master, hog)
  const before = await complaints(master, neighbour, word)
  const hasEnded = await start(inside, script)
  let starved = false
  for (let over = false; !over && !starved;) {
    await sleep(LOOK_EVERY_MS)
    over = await hasEnded()
    starved = (await complaints(master, neighbour, word)) > before
  }
  await end(hasEnded, 20_000)
  await settled(master, inside.pid)
  return starved
}

async function complaints(master: HostProbe, neighbour: string, word: string): Promise<number> {
  const path = `/containers/${neighbour}/logs?stdout=1&stderr=1&tail=400`
  return (await api(master, { path })).message.split(word).length - 1
}

/** What a script started is gone a little later than the script. */
async function settled(master: HostProbe, pid: number): Promise<void> {
  for (const until = Date.now() + 8000; Date.now() < until; await sleep(LOOK_EVERY_MS)) {
    const current = Number((await master.cgroup(pid, ['pids.current']))?.files['pids.current'] ?? 0)
    if (current <= 3) return
  }
}
