import { reportOf } from '../../audit/report.ts'
import { noPolicy } from '../../contract/audit/index.ts'
import { type CheckResult, type Message, msg, type Params } from '../../contract/index.ts'
import { outcomeInWords, result } from '../shared/evidence.ts'
import { judgeAnswer } from '../shared/judge-answer.ts'
import { judgeDaemon } from '../shared/judge-daemon.ts'
import { judgeItem } from '../shared/judge-item.ts'
import { judgeRestarted } from '../shared/restart.ts'
import type { PageSeen } from '../shared/served.ts'
import { claims, falseOf } from './claims.ts'
import type { Observation } from './observe.ts'

const asked = { kind: 'lab', exercise: 'docker-bench', host: 'master' } as const
/** What is really wrong here, by our own audit: neighbours, folders, ports, limits, root and restarts. */
const MENDED = ['N1', 'H3', 'N4', 'K3', 'C5', 'C7']

/** Results by task id. Pure: the same observation always gives the same results. */
export function judge(observation: Observation, params: Params): Record<string, CheckResult[]> {
  const { daemon, answers, audited, pages, restart, at } = observation
  const base = [judgeDaemon(daemon), ...judgeRestarted(restart)]
  const answered = (name: keyof typeof answers, says: 'PASS' | 'WARN', what: Message) =>
    judgeAnswer({
      name,
      what,
      given: answers[name],
      wanted: (given) => isThese(given, falseOf(params, says)),
      at,
    })
  const items = audited ? reportOf(audited, noPolicy, asked).items : []
  return {
    'false-passes': [
      ...base,
      answered('false-passes', 'PASS', msg`the numbers of the checks that pass although something is wrong`),
    ],
    'false-warnings': [
      ...base,
      answered('false-warnings', 'WARN', msg`the numbers of the checks that warn although nothing is wrong`),
    ],
    mended: [
      ...base,
      judgePage('ledger', pages.ledger, params),
      judgePage('quay', pages.quay, params),
      ...items.filter(({ id }) => MENDED.includes(id)).map((item) => judgeItem(item, at)),
    ],
  }
}

/** Numbers of checks, in any order and with whatever between them. */
function isThese(given: string, wanted: readonly string[]): boolean {
  const found: readonly string[] = given.match(/\d+\.\d+/g) ?? []
  const known = new Set(claims.map(({ check }) => check))
  return (
    found.every((check) => known.has(check)) &&
    new Set(found).size === wanted.length &&
    wanted.every((check) => found.includes(check))
  )
}

function judgePage(name: string, { to, outcome, at }: PageSeen, { word = '?' }: Params): CheckResult {
  const isThere = outcome.kind === 'answered' && outcome.status === 200 && outcome.body.includes(word)
  const evidence = [
    {
      tried: msg`GET ${to}`,
      from: 'master',
      expected: msg`a page with the word ${word}`,
      got: outcomeInWords(outcome),
      at,
    },
  ]
  return isThere
    ? result(`${name}-serves`, 'pass', msg`The page of ${name} is there.`, evidence)
    : result(`${name}-serves`, 'fail', msg`The page of ${name} is not where it is to be: ${to}.`, evidence)
}
