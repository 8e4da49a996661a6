import { type CheckResult, type Params, msg } from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import type { BoxSeen, Observation } from './observation.ts'

const MIB = 1024 * 1024

export function judgeScratch(
  { boxes, at }: Observation,
  { scratch: path = '', scratchSize }: Params,
): CheckResult {
  const most = Number(scratchSize) * MIB
  const troubles = boxes.flatMap((box) => troubleOf(box, path, most) ?? [])
  const evidence = boxes.map(({ name, scratch, tmpfs }) => ({
    tried: msg`Read from the kernel what ${path} of ${name} lies on`,
    from: 'master',
    expected: msg`a tmpfs of at most ${scratchSize} MiB, noexec and nosuid, and no other without a size`,
    got: scratch
      ? [
          `${scratch.point}: ${scratch.type}, ${sizeInWords(scratch.size)}, ${scratch.flags.join(' ') || 'no flags'}`,
          ...tmpfs.map(({ point, size }) => `${point}: tmpfs, ${sizeInWords(size)}`),
        ].join('; ')
      : msg`it does not run`,
    at,
  }))
  return troubles.length > 0
    ? result('scratch-in-memory', 'fail', troubles.join(' '), evidence)
    : result(
        'scratch-in-memory',
        'pass',
        msg`${path} is small, in memory, and nothing runs from it.`,
        evidence,
      )
}

const sizeInWords = (size: number | null) =>
  size === null ? 'no size' : `${Math.round((size / MIB) * 10) / 10} MiB`

function troubleOf({ name, scratch, tmpfs }: BoxSeen, path: string, most: number): string | undefined {
  if (!scratch) return `${name} does not run.`
  if (scratch.type !== 'tmpfs') {
    const where = scratch.point === '/' ? 'its root file system' : `a ${scratch.type} on disk`
    return `${path} of ${name} is on ${where}, not in memory.`
  }
  if (scratch.from !== null)
    return `${path} of ${name} is ${scratch.from} of master, which others use as well and no start brings back.`
  if (scratch.readOnly) return `${name} can not write to ${path}.`
  if (scratch.size === null)
    return `${path} of ${name} has no size of its own: it may take half of master's memory.`
  if (scratch.size > most)
    return `${path} of ${name} may grow to ${sizeInWords(scratch.size)}, more than was asked for.`
  const missing = ['noexec', 'nosuid'].filter((flag) => !scratch.flags.includes(flag))
  if (missing.includes('noexec')) return `What is left in ${path} of ${name} can be executed.`
  if (missing.length > 0) return `In ${path} of ${name}, setuid bits count.`
  const unbound = tmpfs.filter(({ size }) => size === null).map(({ point }) => point)
  if (unbound.length > 0) return `${name} has another tmpfs without a size: ${unbound.join(', ')}.`
  return undefined
}
