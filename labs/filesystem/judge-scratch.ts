import {
  type CheckResult,
  joined,
  type Message,
  msg,
  type Params,
  semicolon,
  space,
  verbatim,
} from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import type { BoxSeen, Observation } from './observation.ts'

const MIB = 1024 * 1024

export function judgeScratch(
  { boxes, at }: Observation,
  { scratch: path = '', scratchSize = '' }: Params,
): CheckResult {
  const most = Number(scratchSize) * MIB
  const troubles = boxes.flatMap((box) => troubleOf(box, path, most) ?? [])
  const evidence = boxes.map(({ name, scratch, tmpfs }) => ({
    tried: msg`Read from the kernel what ${path} of ${name} lies on`,
    from: 'master',
    expected: msg`a tmpfs of at most ${scratchSize} MiB, noexec and nosuid, and no other without a size`,
    got: scratch
      ? joined(
          [
            msg`${scratch.point}: ${joined([scratch.type, sizeInWords(scratch.size), flagsInWords(scratch.flags)])}`,
            ...tmpfs.map(({ point, size }) => msg`${point}: ${joined(['tmpfs', sizeInWords(size)])}`),
          ],
          semicolon,
        )
      : msg`it does not run`,
    at,
  }))
  return troubles.length > 0
    ? result('scratch-in-memory', 'fail', joined(troubles, space), evidence)
    : result(
        'scratch-in-memory',
        'pass',
        msg`${path} is small, in memory, and nothing runs from it.`,
        evidence,
      )
}

const sizeInWords = (size: number | null) =>
  size === null ? msg`no size` : verbatim(`${Math.round((size / MIB) * 10) / 10} MiB`)

const flagsInWords = (flags: readonly string[]) =>
  flags.length > 0 ? verbatim(flags.join(' ')) : msg`no flags`

function troubleOf({ name, scratch, tmpfs }: BoxSeen, path: string, most: number): Message | undefined {
  if (!scratch) return msg`${name} does not run.`
  if (scratch.type !== 'tmpfs') {
    return scratch.point === '/'
      ? msg`${path} of ${name} is on its root file system, not in memory.`
      : msg`${path} of ${name} is on a ${scratch.type} on disk, not in memory.`
  }
  if (scratch.from !== null)
    return msg`${path} of ${name} is ${scratch.from} of master, which others use as well and no start brings back.`
  if (scratch.readOnly) return msg`${name} can not write to ${path}.`
  if (scratch.size === null)
    return msg`${path} of ${name} has no size of its own: it may take half of master's memory.`
  if (scratch.size > most)
    return msg`${path} of ${name} may grow to ${sizeInWords(scratch.size)}, more than was asked for.`
  const missing = ['noexec', 'nosuid'].filter((flag) => !scratch.flags.includes(flag))
  if (missing.includes('noexec')) return msg`What is left in ${path} of ${name} can be executed.`
  if (missing.length > 0) return msg`In ${path} of ${name}, setuid bits count.`
  const unbound = tmpfs.filter(({ size }) => size === null).map(({ point }) => point)
  if (unbound.length > 0) return msg`${name} has another tmpfs without a size: ${joined(unbound)}.`
  return undefined
}
