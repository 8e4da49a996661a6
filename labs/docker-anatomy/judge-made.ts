import type { CheckResult, Evidence, Params } from '../../contract/index.ts'
import { list, result } from '../shared/evidence.ts'
import type { Observation } from './observation.ts'

/** What Docker covers on every kernel, where there is no other container to compare with. */
const ALWAYS_COVERED = ['/proc/kcore']

/** A container that only the API can make: `docker run` has no option for what is covered in /proc. */
export function judgeMade({ made, planted, at }: Observation, params: Params): CheckResult[] {
  const { made: name = '', covered = '' } = params
  const evidence = (tried: string, expected: string, got: string): Evidence[] => [
    { tried, from: 'master', expected, got, at },
  ]
  const running = evidence(`Ask Docker for container ${name}`, 'it runs', made?.status ?? 'no such container')
  if (!made) return [result('made-runs', 'fail', `There is no container ${name} yet.`, running)]
  if (made.pid === null)
    return [
      result(
        'made-runs',
        'fail',
        `Container ${name} is ${made.status}: a container is made first, and started then.`,
        running,
      ),
    ]
  const path = `/proc/${covered}`
  const own = evidence(
    `Read what is mounted in /proc of container ${name}, from the kernel`,
    `something over ${path}`,
    `covered are ${list(made.covered) || 'none'}`,
  )
  const usual = planted?.pid ? planted.points : ALWAYS_COVERED
  const lost = usual.filter((point) => !made.points.includes(point))
  const kept = evidence(
    `Compare the mounts in /proc and /sys of container ${name} with those of a container by \`docker run\``,
    `all of ${list(usual)}`,
    lost.length === 0 ? 'all of them' : `all but ${list(lost)}`,
  )
  return [
    result('made-runs', 'pass', `Container ${name} runs.`, running),
    made.covered.includes(path)
      ? result(
          'covered',
          'pass',
          `In ${name}, ${path} is covered, which \`docker run\` has no option for.`,
          own,
        )
      : result('covered', 'fail', `In ${name}, ${path} can still be read: nothing is mounted over it.`, own),
    lost.length === 0
      ? result('usual-kept', 'pass', `What Docker covers and protects by itself is so in ${name}, too.`, kept)
      : result(
          'usual-kept',
          'fail',
          `In ${name}, ${list(lost.slice(0, 3))} lost the protection that Docker gives by itself: a list in a request takes the place of Docker’s own.`,
          kept,
        ),
  ]
}
