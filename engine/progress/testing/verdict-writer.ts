/**
 * Writes verdicts into the home named on the command line until it is killed, and prints each one's time
 * on a line of its own once it was acknowledged. The test that runs it looks for all of them afterwards.
 */
import { writeSync } from 'node:fs'
import { openProgress } from '../progress.ts'
import { sampleSession, sampleVerdict } from './sample-verdict.ts'

const [home, round] = process.argv.slice(2)
const progress = openProgress(home!)
const session = sampleSession(`session-${round}`)
if (round === '0') await progress.saveSession(session, 'app')
for (let n = 0; ; n += 1) {
  const at = new Date(Date.UTC(2026, 0, 1) + Number(round) * 1_000_000 + n).toISOString()
  const verdict = sampleVerdict('pass', at, { seed: `${round}.${n}` })
  await progress.recordVerdict('session-0', verdict)
  writeSync(1, `${verdict.seed} ${at}\n`)
}
