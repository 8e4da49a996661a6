import { msg } from '../../../contract/index.ts'
import type { ObservedContainer } from '../../observation.ts'
import { isReadable } from '../../survey.ts'
import type { Outcome } from './each-container.ts'
import { named } from './naming.ts'

/**
 * A container without a limit of its own that was put below a group of somebody's choice: that may limit it, and where
 * the groups above were not read, nobody knows.
 */
export function unlessAbove({ name, kernel, inspect }: ObservedContainer, outcome: Outcome): Outcome {
  const parent = inspect.HostConfig.CgroupParent
  if (!parent || 'unknown' in outcome || !outcome.wrong) return outcome
  if (kernel.seen && isReadable(kernel.value.groups) && kernel.value.groups.above) return outcome
  return {
    unknown: msg`${named(name)} has no limit of its own; whether its parent group ${named(parent)} limits it was not seen. Look at the files of that group below \`/sys/fs/cgroup\`.`,
  }
}
