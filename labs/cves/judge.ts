import { type CheckResult, listOf, type Message, msg, type Params, verbatim } from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import { judgeDaemon } from '../shared/judge-daemon.ts'
import { judgeAnswer } from '../shared/judge-answer.ts'
import { components, knownOf, type Component } from './known.ts'
import { packages, type Observation } from './observation.ts'
import { questions } from './params.ts'
import { hasFix, isStableUpdate, upstream } from './versions.ts'

/** Results by task id. Pure: the same observation always gives the same results. */
export function judge(observation: Observation, params: Params): Record<string, CheckResult[]> {
  const daemon = judgeDaemon(observation.daemon)
  const where = (more: () => CheckResult[]) => (daemon.status === 'pass' ? [daemon, ...more()] : [daemon])
  return {
    versions: where(() => components.map((component) => judgeVersion(observation, component))),
    verdict: where(() => [judgeVerdicts(observation, params)]),
    backports: where(() => judgeBackports(observation)),
  }
}

const called: Record<Component, string> = { engine: 'Docker Engine', containerd: 'containerd', runc: 'runc' }

function judgeVersion({ at, answers, versions }: Observation, component: Component): CheckResult {
  const truth = versions[component]
  const wanted = upstream(truth ?? '')
  if (wanted === undefined) return untold(`answer-${component}`, called[component], at)
  const given = answers[component]
  return judgeAnswer({
    name: component,
    what: msg`the version of ${called[component]} that the running daemon names, such as 1.2.3`,
    // What Debian adds to the number is another question.
    given: given === null ? null : (upstream(given) ?? given),
    wanted,
    at,
  })
}

function untold(id: string, what: string | Message, at: string): CheckResult {
  const evidence = [
    { tried: msg`GET /version`, from: 'master', expected: msg`the version of ${what}`, got: msg`none`, at },
  ]
  return result(
    id,
    'error',
    msg`The daemon did not say the version of ${what}, so Bulkhead can’t tell.`,
    evidence,
  )
}

function unlisted(id: string, name: string, at: string): CheckResult {
  const evidence = [
    {
      tried: msg`Read /var/lib/dpkg/status`,
      from: 'master',
      expected: msg`the package ${name}`,
      got: msg`none`,
      at,
    },
  ]
  return result(id, 'fail', msg`As far as dpkg knows, there is no package ${name} on master.`, evidence)
}

/** All three at once: whoever is told which one is wrong needs no reading any more. */
function judgeVerdicts({ at, verdicts, versions }: Observation, params: Params): CheckResult {
  const id = 'three-verdicts'
  const asked = questions.map((question) => params[question] ?? '')
  const told = asked.map((cve) => verdicts[cve]?.toLowerCase().replaceAll(/[^a-z]/g, '') ?? null)
  const evidence = asked.map((cve, index) => ({
    tried: msg`Read what was answered to ${cve}`,
    from: 'master',
    expected: msg`fixed or open`,
    got: told[index] === null ? msg`not answered yet` : verbatim((verdicts[cve] ?? '').slice(0, 80)),
    at,
  }))
  const truths = asked.map((cve) => {
    const flaw = knownOf(cve)
    const version = flaw && upstream(versions[flaw.component] ?? '')
    return flaw && version !== undefined ? (hasFix(version, flaw.fixed) ? 'fixed' : 'open') : null
  })
  if (truths.includes(null)) return untold(id, msg`Docker Engine, containerd or runc`, at)
  const missing = asked.filter((_, index) => told[index] === null)
  if (missing.length > 0)
    return result(id, 'fail', msg`Nothing was answered to ${listOf(missing)} yet.`, evidence)
  const odd = asked.filter((_, index) => told[index] !== 'fixed' && told[index] !== 'open')
  if (odd.length > 0)
    return result(id, 'fail', msg`The answer to ${listOf(odd)} is to be one word, fixed or open.`, evidence)
  return truths.every((truth, index) => truth === told[index])
    ? result(id, 'pass', msg`All three are judged as the versions of this host have it.`, evidence)
    : result(
        id,
        'fail',
        msg`At least one of the three is not as the version has it that this host runs. Compare number by number, in the release line that the host is on.`,
        evidence,
      )
}

function judgeBackports({ at, answers, installed }: Observation): CheckResult[] {
  const told = (name: 'docker-package' | 'runc-package', of: 'docker.io' | 'runc') => {
    const wanted = installed[of]
    if (wanted === null) return unlisted(`answer-${name}`, of, at)
    return judgeAnswer({
      name,
      what: msg`the whole version of the package ${of} as dpkg has it, with all that follows the number`,
      given: answers[name],
      wanted,
      at,
    })
  }
  const patched = packages.filter((name) => isStableUpdate(installed[name] ?? ''))
  const named = answers.patched?.toLowerCase().match(/[a-z][a-z.]*[a-z]/g) ?? []
  return [
    told('docker-package', 'docker.io'),
    told('runc-package', 'runc'),
    judgeAnswer({
      name: 'patched',
      what: msg`those of the packages docker.io, containerd and runc whose version has Debian’s mark of a stable update, or none`,
      given: answers.patched === null ? null : [...new Set(named)].sort().join(' ') || answers.patched,
      wanted: patched.join(' ') || 'none',
      at,
    }),
  ]
}
