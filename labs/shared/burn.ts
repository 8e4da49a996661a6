import { type Message, msg } from '../../contract/index.ts'
import { end, start, type Inside } from './inside.ts'
import { readPressure, watchPressure } from './pressure.ts'

/** One thing that there is not enough of, and what came of taking it. */
export interface Greed {
  tried: Message
  got: Message
  succeeded: boolean
}

/** Two loops for two seconds; `meanwhile` is done while they turn. */
export async function burnTooMuch(inside: Inside, meanwhile: () => Promise<void>): Promise<Greed> {
  const before = await readPressure(inside.host, inside.pid)
  const began = Date.now()
  const loop = 'timeout 2 sh -c "while :; do :; done"'
  const ended = await start(inside, `${loop} & ${loop}; wait`)
  const [looks] = await Promise.all([
    watchPressure(inside.host, inside.pid, 2000, ({ throttled }) => throttled > before.throttled + 2),
    meanwhile(),
  ])
  const last = looks.at(-1)
  const share = ((last?.cpuSeconds ?? 0) - before.cpuSeconds) / ((Date.now() - began) / 1000)
  const throttled = (last?.throttled ?? 0) - before.throttled
  await end(ended)
  const tried = msg`Let two loops turn in ${inside.name}`
  return throttled > 0
    ? { tried, got: msg`The kernel made them wait: their time was used up.`, succeeded: false }
    : {
        tried,
        got: msg`They had ${share.toFixed(2)} CPUs' time, and nothing held them back.`,
        succeeded: true,
      }
}
