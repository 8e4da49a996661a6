import {
  type CheckResult,
  joined,
  listOf,
  type Message,
  msg,
  type Params,
  semicolon,
  space,
} from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import type { Observation } from './observation.ts'

/** Read-only for the kernel, and asked for where a restart finds it again. */
export function judgeRoot({ boxes, containers, at }: Observation, { scratch }: Params): CheckResult {
  /** What a container can write to on a disk besides its user's notes; what is master's is another task. */
  const volumesOf = (name: string, user: string) =>
    (containers.find((each) => each.name === name)?.held ?? [])
      .filter(({ kind, readOnly, type }) => kind === 'volume' && !readOnly && type !== 'tmpfs')
      .map(({ point }) => point)
      .filter((point) => point !== `/data/${user}` && point !== scratch)
  const troubles = boxes.flatMap(({ name, user, root }): Message | Message[] => {
    if (!root?.readOnly) return msg`${name} can write to its root file system.`
    if (!root.configured)
      return msg`The root of ${name} is read-only now, but not by what it was made with: the next start undoes that.`
    const others = volumesOf(name, user)
    return others.length > 0 ? msg`${name} can also write to ${listOf(others)}, on a disk.` : []
  })
  const evidence = boxes.map(({ name, user, root }) => ({
    tried: msg`Read the mounts of ${name} from the kernel, and ask Docker what it was made with`,
    from: 'master',
    expected: msg`the root read-only, and made so`,
    got: root
      ? joined(
          [
            joined([
              root.readOnly ? msg`${root.type} read-only` : msg`${root.type} writable`,
              root.configured ? msg`made with --read-only` : msg`not made with --read-only`,
            ]),
            ...volumesOf(name, user).map((point) => msg`${point} writable`),
          ],
          semicolon,
        )
      : msg`it does not run`,
    at,
  }))
  return troubles.length > 0
    ? result('root-read-only', 'fail', joined(troubles, space), evidence)
    : result('root-read-only', 'pass', msg`Neither container can write to its root file system.`, evidence)
}
