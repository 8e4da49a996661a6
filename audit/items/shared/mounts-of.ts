import { type Mount, readMounts } from '../../../readings/mountinfo.ts'
import { isReadable, type Read } from '../../survey.ts'

const known = new WeakMap<object, readonly Mount[]>()

/** What a process sees as mounted; none where that could not be read. Several items ask, and it is read once. */
export function mountsOf(process: { mountinfo: Read<string> }): readonly Mount[] {
  const before = known.get(process)
  if (before) return before
  const mounts = isReadable(process.mountinfo) ? readMounts(process.mountinfo) : []
  known.set(process, mounts)
  return mounts
}
