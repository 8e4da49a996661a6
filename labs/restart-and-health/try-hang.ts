import { setTimeout as sleep } from 'node:timers/promises'
import { type HostProbe, msg, type Params } from '../../contract/index.ts'
import { askForPage } from './ask-for-page.ts'
import { execInside } from './exec-inside.ts'
import { noticedAfterMs, type ContainerSeen, type HangTrial } from './observation.ts'
import { seePatiently } from './see-container.ts'

/** Where a busy machine is slow to carry out checks, it is not the learner's. */
const SLACK_MS = 6000
const ANSWER_MS = 1500
const RECOVERY_MS = 25_000

/**
 * Halts the desk's web server: its port stays open, its process is there, and nobody gets an answer.
 * Watches whether Docker notices, and lets it go on.
 */
export async function tryHang(host: HostProbe, params: Params): Promise<HangTrial> {
  const name = params.desk ?? ''
  const desk = await seePatiently(host, name)
  if (!desk?.pid) return { kind: 'impossible', message: msg`${name} does not run` }
  try {
    const refused = await execInside(host, name, ['killall', '-STOP', 'httpd'])
    if (refused !== undefined) return { kind: 'impossible', message: refused }
    const begun = Date.now()
    const answer = await askForPage(host, desk, params, ANSWER_MS)
    if (answer?.kind === 'answered') return { kind: 'impossible', message: msg`${name} could not be halted` }
    return await watchHealth(host, desk, begun, Number(params.noticeWithin) * 1000 + SLACK_MS)
  } finally {
    await execInside(host, name, ['killall', '-CONT', 'httpd'])
    await recovered(host, name)
  }
}

async function watchHealth(
  host: HostProbe,
  { name, check }: ContainerSeen,
  begun: number,
  longestMs: number,
): Promise<HangTrial> {
  const seconds = () => Math.round((Date.now() - begun) / 100) / 10
  // Without a check nothing can come, and one that takes minutes need not be waited for.
  const worthWaiting = check !== null && noticedAfterMs(check) < 2 * longestMs
  for (;;) {
    const health = (await seePatiently(host, name))?.health?.status ?? null
    if (health === 'unhealthy') return { kind: 'noticed', seconds: seconds() }
    if (!worthWaiting || Date.now() - begun > longestMs)
      return { kind: 'unnoticed', seconds: seconds(), health }
    await sleep(300)
  }
}

/** Until Docker has seen that it is well again, if it had seen the opposite. */
async function recovered(host: HostProbe, name: string): Promise<void> {
  const until = Date.now() + RECOVERY_MS
  while (Date.now() < until) {
    if ((await seePatiently(host, name))?.health?.status !== 'unhealthy') return
    await sleep(300)
  }
}
