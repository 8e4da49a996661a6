/**
 * The learner's side of a class on the home named on the command line. Works and prints each second of work once it is
 * written down, until it is killed; with `finish` it does nothing but report what waits, and ends.
 */
import { writeSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { openProgress } from '../../progress/progress.ts'
import { createClassroom } from '../classroom.ts'

const [home, what] = process.argv.slice(2)
const progress = openProgress(home!)
const classroom = await createClassroom({
  progress,
  recordings: { longerThan: async () => [], read: () => Promise.reject(new Error('There is none.')) },
  terminals: { list: () => [], observe: () => {} },
  labOf: () => undefined,
  openedBy: 'app',
  onJoined: () => {},
  onWorkTaken: () => {},
})
if (what === 'finish') {
  while ((await progress.pendingReports()) > 0) await sleep(20)
  await classroom.dispose()
  await progress.close()
} else {
  for (;;) {
    await progress.addWorked('daemon-tls', 1)
    writeSync(1, `${(await progress.effort('daemon-tls')).workedSeconds}\n`)
    await sleep(2)
  }
}
