import {
  type CheckResult,
  type Evidence,
  type Message,
  msg,
  type Params,
  type Status,
  verbatim,
} from '../../contract/index.ts'
import { outcomeInWords, result } from '../shared/evidence.ts'
import type { Executed, JobTried } from './observation.ts'

/** By what the site shows: what a program in the container says of itself proves nothing. */
export function judgeJob(job: JobTried, params: Params): CheckResult[] {
  return [judgeUp(job, params), ...(job.down ? [judgeDown(job, job.down, params)] : [])]
}

function judgeUp({ at, up, shown }: JobTried, { service = '', notice = '' }: Params): CheckResult {
  const evidence: Evidence[] = [
    {
      tried: msg`docker exec ${service} cp /srv/notices/closed.txt /srv/www/ (under a name made up a moment ago)`,
      from: 'master',
      expected: msg`status 0`,
      got: inWords(up),
      at,
    },
    {
      tried: msg`GET the notice from the site`,
      from: 'master',
      expected: verbatim(notice),
      got: shown ? outcomeInWords(shown) : msg`not tried`,
      at,
    },
  ]
  const say = (status: Status, summary: Message) => result('notice-goes-up', status, summary, evidence)
  if (!shown) return say('fail', msg`\`docker exec ${service} cp …\` can’t be started: ${reason(up.said)}.`)
  const isShown = shown.kind === 'answered' && shown.status === 200 && shown.body.includes(notice)
  if (isShown) return say('pass', msg`A notice goes up by \`docker exec ${service} cp …\`.`)
  return up.status === 0
    ? say('fail', msg`The notice was copied, and the site does not show it.`)
    : say('fail', msg`The notice could not be copied: ${reason(up.said)}.`)
}

function judgeDown({ at, gone }: JobTried, down: Executed, { service = '' }: Params): CheckResult {
  const evidence: Evidence[] = [
    {
      tried: msg`docker exec ${service} rm /srv/www/… (the same name)`,
      from: 'master',
      expected: msg`status 0, and HTTP 404 from the site`,
      got: msg`${inWords(down)}, and ${gone ? outcomeInWords(gone) : msg`not tried`}`,
      at,
    },
  ]
  return gone?.kind === 'answered' && gone.status === 404
    ? result('notice-comes-down', 'pass', msg`It comes down by \`docker exec ${service} rm …\`.`, evidence)
    : result(
        'notice-comes-down',
        'fail',
        msg`The notice could not be taken away: ${reason(down.said)}.`,
        evidence,
      )
}

function inWords({ status, said }: Executed): Message {
  if (status === null) return said ? msg`not started: ${verbatim(said)}` : msg`not started`
  return said ? msg`status ${status}: ${verbatim(said)}` : msg`status ${status}`
}

/** As the end of a sentence. */
function reason(said: string): Message {
  const line = (said.split('\n')[0] ?? '').replace(/\.$/, '')
  return line ? verbatim(line) : msg`it says nothing`
}
