import { type CheckResult, joined, type Message, msg, semicolon, space } from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import { topmost } from './held.ts'
import type { ContainerSeen, Held, Observation } from './observation.ts'

/** A user's own directory may be anywhere on master, but not be master: /, /etc and the like are no volumes. */
function isNotes({ point, from }: Held, name: string, boxes: Observation['boxes']): boolean {
  const box = boxes.find((each) => each.name === name)
  return box !== undefined && point === `/data/${box.user}` && from.split('/').length > 2
}

/** Of every container: one that was put aside and still runs gives master away just as well. */
export function judgeMounts({ containers, boxes, at }: Observation): CheckResult {
  const foreign = ({ name, held }: ContainerSeen) =>
    topmost((held ?? []).filter((each) => each.kind === 'master' && !isNotes(each, name, boxes)))
  const words = ({ from, point, readOnly }: Held) =>
    readOnly ? msg`${from} of master at ${point}, read-only` : msg`${from} of master at ${point}`
  const mountsOf = (container: ContainerSeen) => {
    const found = foreign(container)
    return found.length > 0
      ? joined(found.slice(0, 12).map(words), semicolon)
      : msg`nothing of master, but volumes`
  }
  const evidence = containers.map((container) => ({
    tried: msg`Compare the mounts of ${container.name} with master's own, by file system and place`,
    from: 'master',
    expected: msg`nothing of master, but volumes`,
    got: container.held ? mountsOf(container) : msg`it ended while Bulkhead looked`,
    at,
  }))
  const say = (status: CheckResult['status'], summary: Message) =>
    result('no-sensitive-mounts', status, summary, evidence)
  if (containers.some(({ held }) => held === null))
    return say('error', msg`A container ended while Bulkhead looked at it, so it can not tell yet.`)
  const found = containers.flatMap((container) =>
    foreign(container).map((held) => ({ ...held, name: container.name })),
  )
  const [first, ...more] = found
  if (!first) return say('pass', msg`No container has anything of master mounted, but volumes.`)
  const sentences = [
    msg`${first.name} has ${first.from} of master at ${first.point}.`,
    ...(first.readOnly ? [msg`Read-only, it can still be read, and talked through.`] : []),
    ...(more.length > 0 ? [msg`And ${more.length} more.`] : []),
  ]
  return say('fail', joined(sentences, space))
}
