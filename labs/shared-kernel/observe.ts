import type { HostProbe, LabProbe, Params } from '../../contract/index.ts'
import { readAnswers } from '../shared/answers.ts'
import { runOnce } from '../shared/containers.ts'
import { observeDaemon } from '../shared/judge-daemon.ts'
import { lookAfterRestart } from '../shared/restart.ts'
import { seeRunning } from '../shared/running.ts'
import { askPage } from '../shared/served.ts'
import { namesIn, refusedIn, trialOf } from './actions.ts'
import { answerNames, type Observation } from './observation.ts'

/** Asks for the page, asks the kernel what runs, and asks for what was answered in a container of our own. */
export async function observe(lab: LabProbe, params: Params): Promise<Observation> {
  const at = new Date().toISOString()
  const master = lab.host('master')
  const [daemon, answers, page] = await Promise.all([
    observeDaemon(master),
    readAnswers(master, answerNames),
    askPage(master, params, Number(params.port)),
  ])
  const nothing = { at, daemon, answers, page, running: [], refused: null }
  // What an impostor says of containers is worth nothing.
  if (daemon.identity.kind !== 'genuine') return nothing
  const running = await seeRunning(master, placesOf(params), daemon.identity.process.args)
  const refused = answers.refused === null ? null : await tryActions(master, namesIn(params.actions ?? ''))
  return { ...nothing, running, refused }
}

/** Restarts docker as an administrator would, waits until the page had time to come back, and looks again. */
export async function verifyDurable(lab: LabProbe, params: Params): Promise<Observation> {
  return lookAfterRestart(
    lab.host('master'),
    () => observe(lab, params),
    ({ page }) => page.outcome.kind === 'answered',
  )
}

const placesOf = ({ service }: Params) => ['/etc', `/srv/${service}`]

/** What is true depends on kernel and engine, so it is asked here and now, and not known beforehand. */
async function tryActions(master: HostProbe, names: readonly string[]): Promise<string[] | null> {
  const outcome = await runOnce(master, {
    image: 'bulkhead/shell',
    cmd: ['sh', '-c', trialOf(names)],
    user: '0',
    hostConfig: { NetworkMode: 'none' },
  })
  return 'refused' in outcome ? null : refusedIn(outcome.output, names)
}
