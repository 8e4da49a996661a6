import {
  type CheckResult,
  type Evidence,
  type Params,
  type Message,
  msg,
  listOf,
  verbatim,
} from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import type { Observation } from './observation.ts'

/** What Docker covers on every kernel, where there is no other container to compare with. */
const ALWAYS_COVERED = ['/proc/kcore']

/** A container that only the API can make: `docker run` has no option for what is covered in /proc. */
export function judgeMade({ made, planted, at }: Observation, params: Params): CheckResult[] {
  const { made: name = '', covered = '' } = params
  const evidence = (tried: Message, expected: Message, got: Message): Evidence[] => [
    { tried, from: 'master', expected, got, at },
  ]
  const running = evidence(
    msg`Ask Docker for container ${name}`,
    msg`it runs`,
    made ? verbatim(made.status) : msg`no such container`,
  )
  if (!made) return [result('made-runs', 'fail', msg`There is no container ${name} yet.`, running)]
  if (made.pid === null)
    return [
      result(
        'made-runs',
        'fail',
        msg`Container ${name} is ${made.status}: a container is made first, and started then.`,
        running,
      ),
    ]
  const path = `/proc/${covered}`
  const own = evidence(
    msg`Read what is mounted in /proc of container ${name}, from the kernel`,
    msg`something over ${path}`,
    made.covered.length === 0 ? msg`nothing is covered` : msg`covered: ${listOf(made.covered)}`,
  )
  const usual = planted?.pid ? planted.points : ALWAYS_COVERED
  const lost = usual.filter((point) => !made.points.includes(point))
  const kept = evidence(
    msg`Compare the mounts in /proc and /sys of container ${name} with those of a container by \`docker run\``,
    msg`all of ${listOf(usual)}`,
    lost.length === 0 ? msg`all of them` : msg`all but ${listOf(lost)}`,
  )
  return [
    result('made-runs', 'pass', msg`Container ${name} runs.`, running),
    made.covered.includes(path)
      ? result(
          'covered',
          'pass',
          msg`In ${name}, ${path} is covered, which \`docker run\` has no option for.`,
          own,
        )
      : result(
          'covered',
          'fail',
          msg`In ${name}, ${path} can still be read: nothing is mounted over it.`,
          own,
        ),
    lost.length === 0
      ? result(
          'usual-kept',
          'pass',
          msg`What Docker covers and protects by itself is so in ${name}, too.`,
          kept,
        )
      : result(
          'usual-kept',
          'fail',
          msg`In ${name}, ${listOf(lost.slice(0, 3))} lost the protection that Docker gives by itself: a list in a request takes the place of Docker’s own.`,
          kept,
        ),
  ]
}
