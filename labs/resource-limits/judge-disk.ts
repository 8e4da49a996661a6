import {
  type CheckResult,
  joined,
  listOf,
  type Message,
  msg,
  type Params,
  verbatim,
} from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import { bytesOf } from './log-bound.ts'
import { writableOnDisk, type Mount } from './mounts.ts'
import type { ContainerSeen, Observation, Settings } from './observation.ts'

const MIB = 1024 * 1024
const SCRATCH = '/scratch'

export function judgeDisk(hog: ContainerSeen, { at }: Observation, params: Params): CheckResult[] {
  if (!hog.mounts) {
    const evidence = [
      {
        tried: msg`Read the mounts of ${hog.name}`,
        from: 'master',
        expected: msg`a list`,
        got: msg`nothing`,
        at,
      },
    ]
    const summary = msg`Container ${hog.name} ended while Bulkhead looked, so it can not tell yet.`
    return [result('look', 'error', summary, evidence)]
  }
  return [
    judgeScratch(hog, hog.mounts, Number(params.scratchMb) * MIB, at),
    judgeElsewhere(hog, hog.mounts, at),
  ]
}

function judgeScratch(hog: ContainerSeen, mounts: Mount[], wanted: number, at: string): CheckResult {
  const scratch = mounts.find(({ point }) => point === SCRATCH)
  const evidence = [
    {
      tried: msg`Read what is mounted at ${SCRATCH} in ${hog.name}`,
      from: 'master',
      expected: msg`tmpfs, writable, ${inWords(wanted)}`,
      got: scratch
        ? joined([scratch.type, scratch.readOnly ? msg`read-only` : msg`writable`, inWords(scratch.size)])
        : msg`nothing: it is a directory of the root`,
      at,
    },
  ]
  const fail = (summary: Message) => result('scratch', 'fail', summary, evidence)
  if (scratch?.type !== 'tmpfs')
    return fail(msg`What ${hog.name} writes to ${SCRATCH} is not in memory; it needs a tmpfs there.`)
  if (scratch.readOnly) return fail(msg`${hog.name} can not write to ${SCRATCH}, where it works.`)
  if (scratch.size !== wanted)
    return fail(
      scratch.size === null
        ? msg`${SCRATCH} of ${hog.name} holds as much as it likes, and asked for was ${inWords(wanted)}.`
        : msg`${SCRATCH} of ${hog.name} holds ${inWords(scratch.size)}, and asked for was ${inWords(wanted)}.`,
    )
  if (configuredSize(hog.settings) !== wanted)
    return fail(msg`Docker was not told of the tmpfs at ${SCRATCH}, so the next start forgets it.`)
  return result(
    'scratch',
    'pass',
    msg`${SCRATCH} of ${hog.name} is in memory and holds ${inWords(wanted)}.`,
    evidence,
  )
}

function judgeElsewhere(hog: ContainerSeen, mounts: Mount[], at: string): CheckResult {
  const open = writableOnDisk(mounts).map(({ point, type }) => verbatim(`${point} (${type})`))
  const evidence = [
    {
      tried: msg`List what ${hog.name} can write to on a disk, as the kernel has it mounted`,
      from: 'master',
      expected: msg`nothing`,
      got: open.length > 0 ? joined(open) : msg`nothing`,
      at,
    },
  ]
  if (open.length > 0)
    return result(
      'no-disk',
      'fail',
      msg`${hog.name} can fill the host's disk through ${listOf(open)}.`,
      evidence,
    )
  return hog.settings.ReadonlyRootfs === true
    ? result('no-disk', 'pass', msg`${hog.name} can write to no disk of the host.`, evidence)
    : result(
        'no-disk',
        'fail',
        msg`The root of ${hog.name} is read-only now, but Docker was not told, so the next start forgets it.`,
        evidence,
      )
}

/** From `--tmpfs /scratch:size=…` or `--mount type=tmpfs`, in bytes. */
function configuredSize({ Tmpfs, Mounts }: Settings): number | undefined {
  const size = /(?:^|,)size=([^,]+)/.exec(Tmpfs?.[SCRATCH] ?? Tmpfs?.[`${SCRATCH}/`] ?? '')?.[1]
  if (size !== undefined) return bytesOf(size, 1024)
  const mount = Mounts?.find(({ Type, Target }) => Type === 'tmpfs' && Target.replace(/\/$/, '') === SCRATCH)
  return (mount?.TmpfsOptions as { SizeBytes?: number } | undefined)?.SizeBytes
}

function inWords(bytes: number | null): Message {
  return bytes === null ? msg`as much as it likes` : verbatim(`${Math.round((bytes / MIB) * 100) / 100} MiB`)
}
