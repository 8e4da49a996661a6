import { type CheckResult, type Message, msg, type Params, verbatim } from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import type { BoardTried, Observation, ReadTried } from './observation.ts'

export function judgeBoard({ board, at }: Observation, params: Params): CheckResult[] {
  if (!board) return [noAnswer(at)]
  return [judgeNotice(board, params), judgeKey(board, params), judgeOther(board), judgeMode(board, params)]
}

const evidenceOf = ({ path, status, said }: ReadTried, expected: Message, at: string) => [
  {
    tried: msg`In the virtual machine, let the board’s program read ${path}`,
    from: 'master',
    expected,
    got: status === 0 ? msg`read: ${verbatim(said)}` : msg`not read: ${verbatim(said)}`,
    at,
  },
]

/** A board that shows nothing is safe and no board. */
function judgeNotice(
  { notice, page, at }: BoardTried,
  { board = '', notice: text = '' }: Params,
): CheckResult {
  const evidence = evidenceOf(notice, verbatim(text), at)
  if (notice.status === 0 && notice.said === text && page)
    return result('notice-shown', 'pass', msg`The board ${board} shows its notice.`, evidence)
  const summary =
    notice.status === 0
      ? msg`The page of ${board} does not show the notice any more.`
      : msg`The program of ${board} can’t read its own notice any more: the profile has to allow that.`
  return result('notice-shown', 'fail', summary, evidence)
}

function judgeKey({ key, keyThere, at }: BoardTried, { vault = '' }: Params): CheckResult {
  const evidence = evidenceOf(key, verbatim('Permission denied'), at)
  const fail = (summary: Message) => result('key-refused', 'fail', summary, evidence)
  if (!keyThere)
    return fail(
      msg`/etc/${vault}/key has to stay where it is, as it was: others in the virtual machine need it.`,
    )
  if (key.status === 0) return fail(msg`The board’s program still reads /etc/${vault}/key.`)
  return result(
    'key-refused',
    'pass',
    msg`The key is where it was, and the board’s program does not get it.`,
    evidence,
  )
}

function judgeOther({ other, at }: BoardTried): CheckResult {
  const evidence = evidenceOf(other, verbatim('Permission denied'), at)
  return other.status === 0
    ? result(
        'others-refused',
        'fail',
        msg`The board’s program still reads ${other.path}. A profile lists what is allowed; whoever lists what is forbidden forgets something.`,
        evidence,
      )
    : result('others-refused', 'pass', msg`What nobody listed is refused too.`, evidence)
}

/** Refused for another reason, it would be refused until somebody changes a mode or repairs a script. */
function judgeMode({ confinement, unchanged, at }: BoardTried, { board = '' }: Params): CheckResult {
  const evidence = [
    {
      tried: msg`In the virtual machine, start /srv/${board}/cat and read /proc/PID/attr/current`,
      from: 'master',
      expected: msg`a profile, and (enforce) behind it`,
      got: confinement === '' ? msg`nothing` : verbatim(confinement),
      at,
    },
  ]
  const fail = (summary: Message) => result('enforced', 'fail', summary, evidence)
  if (!unchanged)
    return fail(msg`/srv/${board}/cat is not the program any more that was found. Leave it, and confine it.`)
  if (confinement.endsWith('(enforce)'))
    return result('enforced', 'pass', msg`AppArmor holds /srv/${board}/cat to a profile.`, evidence)
  if (confinement.endsWith('(complain)'))
    return fail(msg`The profile only complains: what it forbids is noted, and done.`)
  return fail(
    msg`No AppArmor profile is on /srv/${board}/cat while it runs. It has to be loaded, and begin with this path.`,
  )
}

function noAnswer(at: string): CheckResult {
  const evidence = [
    {
      tried: msg`Run the board’s program in the virtual machine`,
      from: 'master',
      expected: msg`what it prints`,
      got: msg`no answer`,
      at,
    },
  ]
  return result(
    'notice-shown',
    'fail',
    msg`The virtual machine runs, and no command can be run in it. vm stop and vm start make it anew.`,
    evidence,
  )
}
