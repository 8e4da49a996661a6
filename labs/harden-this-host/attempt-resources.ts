import { setTimeout as sleep } from 'node:timers/promises'
import { msg, verbatim } from '../../contract/index.ts'
import { execIn } from '../shared/exec-in.ts'
import { end, enter, start } from '../shared/inside.ts'
import type { Way } from './attempt.ts'
import { MOST_MEMORY_MB, MOST_PROCESSES } from './planted.ts'

const WANTED_PROCESSES = MOST_PROCESSES * 2
const WANTED_MEMORY_MB = MOST_MEMORY_MB * 2
/** Background processes that wait for two seconds for a line that never comes, and are gone. */
const FORKS = `mkfifo /dev/shm/wait 2> /dev/null
exec 4<>/dev/shm/wait
i=0
while [ $i -lt ${WANTED_PROCESSES} ]; do
  command eval '(read -t 2 x <&4) &' 2> /dev/null || break
  i=$((i+1))
done
wait
rm -f /dev/shm/wait`

/** Bounded: twice what the house allows, for two seconds. How many there are, the kernel is asked. */
export const takeProcesses: Way = {
  name: msg`processes without end`,
  go: async ({ step }, master) => {
    const inside = await enter(master, 'shop')
    const hasEnded = await start(inside, FORKS)
    let most = 0
    for (let over = false; !over;) {
      const current = (await master.cgroup(inside.pid, ['pids.current']))?.files['pids.current']
      most = Math.max(most, Number(current ?? 0))
      over = await hasEnded()
      await sleep(100)
    }
    await end(hasEnded)
    const had = most > MOST_PROCESSES
    step(
      msg`In ${'shop'}, start ${WANTED_PROCESSES} processes at once`,
      msg`There were ${most} at most.`,
      had,
    )
    return had
  },
}

export const takeMemory: Way = {
  name: msg`memory without end`,
  go: async ({ step }, master) => {
    // What fills a variable is memory of the shell's own: no program of the image is needed for it.
    const fill = `x=0123456789abcdef; while [ \${#x} -lt ${WANTED_MEMORY_MB * 1024 * 1024} ]; do x=$x$x; done; echo had`
    const outcome = await execIn(master, 'shop', { cmd: ['sh', '-c', fill], timeoutMs: 30_000 })
    const said = 'refused' in outcome ? outcome.refused : outcome.output
    const had = said.includes('had')
    const got = had
      ? msg`It got all of it.`
      : msg`It was ended: ${verbatim(said.trim().slice(0, 100) || '137')}`
    step(msg`In ${'shop'}, take ${WANTED_MEMORY_MB} MiB of memory`, got, had)
    return had
  },
}
