import { type CheckResult, type Message, msg, type Params } from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import { judgeBase } from './judge-base.ts'
import type { Ulimit, UlimitName } from '../../readings/process-limits.ts'
import { inWords } from './limits.ts'
import type { ContainerSeen, Observation } from './observation.ts'
import type { Role } from './planted.ts'

const MIB = 1024 * 1024

const titles: Record<UlimitName, Message> = {
  nofile: msg`open files`,
  cpu: msg`seconds of processor time`,
  fsize: msg`bytes of a file`,
  core: msg`bytes of a core dump`,
}

/** Results by task id. Pure: the same observation always gives the same results. */
export function judge(observation: Observation, params: Params): Record<string, CheckResult[]> {
  const base = judgeBase(observation, params)
  const { containers, at } = observation
  const check = (role: Role, name: UlimitName, wanted: Ulimit, from: 'own' | 'default') => {
    const seen = containers[role]
    return seen?.limits ? [judgeLimit(role, seen, name, wanted, from, at)] : []
  }
  const free = (role: Role, name: UlimitName) => {
    const seen = containers[role]
    return seen?.limits ? [judgeFree(role, seen, name, at)] : []
  }
  const newcomer = (name: UlimitName, wanted: Ulimit) =>
    base[0]?.status === 'pass' ? [judgeNewcomer(observation, name, wanted)] : []
  const exactly = (figure: number): Ulimit => ({ soft: figure, hard: figure })
  const files = { soft: Number(params.softFiles), hard: Number(params.hardFiles) }
  return {
    'files-by-default': [...base, ...check('page', 'nofile', files, 'default'), ...newcomer('nofile', files)],
    'no-core-dumps': [
      ...base,
      ...check('page', 'core', exactly(0), 'default'),
      ...newcomer('core', exactly(0)),
    ],
    'files-for-one': [...base, ...check('archive', 'nofile', exactly(Number(params.manyFiles)), 'own')],
    'processor-time': [
      ...base,
      ...check('collector', 'cpu', exactly(Number(params.cpuSeconds)), 'own'),
      ...free('page', 'cpu'),
      ...free('archive', 'cpu'),
    ],
    'file-size': [
      ...base,
      ...check('collector', 'fsize', exactly(Number(params.fileMb) * MIB), 'own'),
      ...free('page', 'fsize'),
      ...free('archive', 'fsize'),
    ],
  }
}

/** The kernel first, then where it comes from: what Docker was told lasts, what was set by hand does not. */
function judgeLimit(
  role: Role,
  { name, limits, own }: ContainerSeen,
  limit: UlimitName,
  wanted: Ulimit,
  from: 'own' | 'default',
  at: string,
): CheckResult {
  const got = limits?.[limit] ?? null
  const given = own.find(({ Name }) => Name === limit)
  const id = `${role}-${limit}`
  const evidence = [
    {
      tried: msg`Read the limits of the first process of ${name} from the kernel: ${titles[limit]}`,
      from: 'master',
      expected:
        from === 'own'
          ? msg`${inWords(wanted)}, given to the container`
          : msg`${inWords(wanted)}, by default`,
      got: given
        ? msg`${inWords(got)}, given to the container: ${given.Soft}:${given.Hard}`
        : msg`${inWords(got)}, not given to the container`,
      at,
    },
  ]
  if (got?.soft !== wanted.soft || got.hard !== wanted.hard)
    return result(
      id,
      'fail',
      msg`The kernel allows ${name} ${inWords(got)} ${titles[limit]} (soft and hard), and asked for was ${inWords(wanted)}.`,
      evidence,
    )
  if (from === 'own' && (given?.Soft !== wanted.soft || given.Hard !== wanted.hard))
    return result(
      id,
      'fail',
      msg`The figure of ${name} is right now, but it is not the container's own, so it can be gone at the next start.`,
      evidence,
    )
  return result(id, 'pass', msg`The kernel allows ${name} ${inWords(wanted)} ${titles[limit]}.`, evidence)
}

/** A limit that ends processes is none for services, and so none for everybody. */
function judgeFree(role: Role, { name, limits }: ContainerSeen, limit: UlimitName, at: string): CheckResult {
  const got = limits?.[limit] ?? null
  const evidence = [
    {
      tried: msg`Read the limits of the first process of ${name} from the kernel: ${titles[limit]}`,
      from: 'master',
      expected: inWords({ soft: 'unlimited', hard: 'unlimited' }),
      got: inWords(got),
      at,
    },
  ]
  return got?.soft === 'unlimited'
    ? result(`${role}-${limit}-free`, 'pass', msg`${name} has no limit on ${titles[limit]}.`, evidence)
    : result(
        `${role}-${limit}-free`,
        'fail',
        msg`${name} is limited to ${inWords(got)} ${titles[limit]} as well, and one day it will be ended for that.`,
        evidence,
      )
}

/** A container that says nothing of its own shows what the default is; one that runs may have been given it. */
function judgeNewcomer({ newcomer, at }: Observation, limit: UlimitName, wanted: Ulimit): CheckResult {
  const got = newcomer?.[limit] ?? null
  const id = `newcomer-${limit}`
  const evidence = [
    {
      tried: msg`Create a container without any options, and read its limits from the kernel: ${titles[limit]}`,
      from: 'master',
      expected: inWords(wanted),
      got: newcomer ? inWords(got) : msg`it could not be started`,
      at,
    },
  ]
  if (!newcomer) return result(id, 'fail', msg`Docker could not start a new container.`, evidence)
  return got?.soft === wanted.soft && got.hard === wanted.hard
    ? result(id, 'pass', msg`A new container gets ${inWords(wanted)} ${titles[limit]}.`, evidence)
    : result(
        id,
        'fail',
        msg`A new container gets ${inWords(got)} ${titles[limit]} (soft and hard), and asked for was ${inWords(wanted)}.`,
        evidence,
      )
}
