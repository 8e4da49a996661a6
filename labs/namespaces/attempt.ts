import { setTimeout as sleep } from 'node:timers/promises'
import { type HostProbe, msg, type Params, verbatim } from '../../contract/index.ts'
import {
  attemptRun,
  refused,
  succeeded,
  untried,
  type Attacker,
  type Ending,
  type Step,
} from '../shared/attempt.ts'
import { inspectContainer } from '../shared/containers.ts'
import { execIn } from '../shared/exec-in.ts'

export const attempt = {
  title: msg`From a container to the host beside it`,
  description: msg`From inside a container: read what the host offers on its own loopback only, and end a process of the host. systemd starts it again.`,
  run: attemptRun('namespaces', attack),
}

async function attack({ lab, params, step }: Attacker): Promise<Ending> {
  const master = lab.host('master')
  const { page = '' } = params
  const inspected = await inspectContainer(master, page)
  if (!inspected?.State.Running)
    return untried(msg`Container ${page} does not run, so there was nobody to try from.`)
  const hasRead = await readLoopback(master, params, step)
  const hasKilled = await killNotebook(master, params, step)
  return hasRead || hasKilled
    ? succeeded(msg`Whoever gets into ${page} is on the host’s loopback or among its processes.`)
    : refused(msg`${page} sees its own loopback and its own processes, and nothing of the host’s.`)
}

async function readLoopback(master: HostProbe, params: Params, step: Step): Promise<boolean> {
  const { page = '', notebookPort = '', notebookWord = '' } = params
  const cmd = ['wget', '-q', '-O', '-', '-T', '3', `http://127.0.0.1:${notebookPort}/`]
  const said = saidBy(await execIn(master, page, { cmd }))
  const has = said.includes(notebookWord)
  step(msg`From ${page}, read the page on port ${notebookPort} of 127.0.0.1`, verbatim(said), has)
  return has
}

/** What proves it is that systemd has another process for the unit, not what was said inside. */
async function killNotebook(master: HostProbe, params: Params, step: Step): Promise<boolean> {
  const { page = '', notebook = '' } = params
  const main = async () => (await master.unit(`${notebook}.service`, ['MainPID'])).MainPID ?? '0'
  const before = await main()
  const said = saidBy(
    await execIn(master, page, { cmd: ['pkill', '-KILL', '-f', `directory /srv/${notebook}`] }),
  )
  for (let tries = 0; tries < 10 && (await main()) === before; tries++) await sleep(100)
  const isGone = (await main()) !== before
  step(
    msg`From ${page}, end the process that serves it`,
    isGone
      ? msg`Process ${before} of the host is gone; systemd starts another.`
      : said === ''
        ? msg`There is no such process.`
        : verbatim(said),
    isGone,
  )
  return isGone
}

function saidBy(outcome: Awaited<ReturnType<typeof execIn>>): string {
  return ('refused' in outcome ? outcome.refused : outcome.output).trim().slice(0, 200)
}
