import { type HostProbe, joined, type Message, msg, type Params, semicolon } from '../../contract/index.ts'
import { tryHang } from './try-hang.ts'
import { tryCrash, tryOrphans, tryStop } from './trials.ts'
import { attemptRun, refused, succeeded, untried, type Attacker, type Ending } from '../shared/attempt.ts'

export const attempt = {
  title: msg`Make it fail, and see who notices`,
  description: msg`Let the worker crash, make the desk hang, leave processes behind in it and ask it to stop. What goes on without an end, unseen or untidily has succeeded. Everything is put back as it was.`,
  run: attemptRun('restart-and-health', attack),
}

/** What was tried, what came back, whether nothing and nobody stood against it; `null` where it could not be tried. */
interface Found {
  tried: Message
  got: Message
  succeeded: boolean | null
}

async function attack({ lab, params, step, steps }: Attacker): Promise<Ending> {
  const master = lab.host('master')
  const gaps: Message[] = []
  // The worker fails by itself, and nobody need wait for it.
  const crashing = crash(master, params)
  crashing.catch(() => {})
  for (const failure of [orphans, hang, stop, () => crashing]) {
    const { tried, got, succeeded: went } = await failure(master, params)
    step(tried, got, went === true)
    if (went === null) gaps.push(got)
  }
  const open = steps.filter((step) => step.succeeded)
  if (open.length > 0)
    return succeeded(
      msg`${open.length} of ${steps.length} failures went on without anything to hold them up.`,
    )
  if (gaps.length > 0) return untried(msg`Not everything could be tried: ${joined(gaps, semicolon)}.`)
  return refused(msg`Every failure was ended, noticed or cleared away by Docker.`)
}

async function crash(host: HostProbe, params: Params): Promise<Found> {
  const { worker = '' } = params
  const tried = msg`Start ${worker}, which fails at once`
  const trial = await tryCrash(host, params)
  switch (trial.kind) {
    case 'impossible':
      return { tried, got: trial.message, succeeded: null }
    case 'goes-on':
      return {
        tried,
        got: msg`Docker has started it again ${trial.restarts} times in ${trial.seconds} s, and goes on for as long as the machine runs.`,
        succeeded: true,
      }
    case 'ended':
      return {
        tried,
        got: msg`After ${trial.restarts} restarts Docker left it; it stands there with its status, ${trial.exitCode}.`,
        succeeded: false,
      }
  }
}

async function orphans(host: HostProbe, params: Params): Promise<Found> {
  const { desk = '' } = params
  const trial = await tryOrphans(host, params)
  const tried = msg`Leave processes in ${desk} whose parent is gone`
  if (trial.kind === 'impossible') return { tried, got: trial.message, succeeded: null }
  const stay = trial.after - trial.before >= trial.orphans / 2
  return {
    tried,
    got: stay
      ? msg`The kernel held ${trial.before} processes before and holds ${trial.after} now: they stay for ever, until no number is free.`
      : msg`The kernel held ${trial.before} processes before and holds ${trial.after} now: they were collected.`,
    succeeded: stay,
  }
}

async function hang(host: HostProbe, params: Params): Promise<Found> {
  const { desk = '' } = params
  const tried = msg`Halt the web server in ${desk}, so that nobody gets an answer`
  const trial = await tryHang(host, params)
  switch (trial.kind) {
    case 'impossible':
      return { tried, got: trial.message, succeeded: null }
    case 'noticed':
      return { tried, got: msg`Docker called it unhealthy after ${trial.seconds} s.`, succeeded: false }
    case 'unnoticed':
      return {
        tried,
        got: trial.health
          ? msg`After ${trial.seconds} s Docker still calls it ${trial.health}.`
          : msg`It is “Up”, says Docker, and never asks.`,
        succeeded: true,
      }
  }
}

async function stop(host: HostProbe, params: Params): Promise<Found> {
  const { desk = '' } = params
  const tried = msg`Ask ${desk} to stop`
  const trial = await tryStop(host, params)
  switch (trial.kind) {
    case 'impossible':
      return { tried, got: trial.message, succeeded: null }
    case 'killed':
      return {
        tried,
        got: msg`It did not hear it, and was killed after ${trial.seconds} s in the middle of its work.`,
        succeeded: true,
      }
    case 'ended':
      return {
        tried,
        got: msg`It ended with status ${trial.exitCode} after ${trial.seconds} s.`,
        succeeded: false,
      }
  }
}
