import {
  type CheckResult,
  type Evidence,
  joined,
  type Message,
  msg,
  type Params,
  semicolon,
  verbatim,
} from '../../contract/index.ts'
import { outcomeInWords, result } from '../shared/evidence.ts'
import type { Asked, Observation, Said } from './observation.ts'
import { ERRAND, fileOf, greetingOf, nameOf, portOf, type Role } from './planted.ts'
import { READABLE } from './speak.ts'

/** Whether the service runs and does its work at the port that master publishes. */
export function judgeService({ services, at }: Observation, params: Params, role: Role): CheckResult {
  const id = `${role}-works`
  const name = nameOf(params, role)
  const service = services[role]
  if (!service || service.status !== 'running') {
    const got = service ? verbatim(service.status) : msg`there is none of that name`
    return result(id, 'fail', msg`Container ${name} does not run, and who does not speak can't be heard.`, [
      { tried: msg`Look for container ${name}`, from: 'master', expected: msg`it is running`, got, at },
    ])
  }
  const { front } = service
  const greeting = greetingOf(params, role)
  const evidence = [evidenceOf(msg`GET / from ${front.to}`, front, verbatim(greeting))]
  const works = front.outcome.kind === 'answered' && front.outcome.body.includes(greeting)
  return works
    ? result(id, 'pass', msg`${name} answers at port ${portOf(params, role)} of master.`, evidence)
    : result(
        id,
        'fail',
        msg`${name} runs, but loghost does not get its page at port ${portOf(params, role)} of master.`,
        evidence,
      )
}

/** Whether a line that was just said is where it belongs, and nowhere where it doesn't. */
export function judgeArrival({ said, services, at }: Observation, params: Params, role: Role): CheckResult {
  const id = `${role}-arrives`
  const name = nameOf(params, role)
  const line = said[role]
  if (!line) {
    const service = services[role]
    const got = service ? verbatim(service.status) : msg`there is no such container`
    const tried = msg`Make ${name} say something`
    return result(id, 'fail', msg`${name} could not be made to say anything, because it does not run.`, [
      { tried, from: 'master', expected: msg`a line on loghost`, got, at },
    ])
  }
  if (line.asked.outcome.kind !== 'answered' || line.asked.outcome.status !== 200) {
    return result(
      id,
      'fail',
      msg`${name} does not do what it is asked for inside its container, so it says nothing.`,
      [
        evidenceOf(
          msg`GET /cgi-bin/${ERRAND[role]} from ${line.asked.to} in the container's own network`,
          line.asked,
          verbatim('HTTP 200'),
        ),
      ],
    )
  }
  const file = fileOf(params, role)
  const evidence = [lookEvidence(line, file, name)]
  const driver = services[role]?.log.driver ?? ''
  if (line.arrived && line.elsewhere.length === 0)
    return result(id, 'pass', msg`What ${name} says is on loghost after ${line.ms} ms.`, evidence)
  if (line.arrived) {
    return result(
      id,
      'fail',
      msg`What ${name} says is in ${file}, but also where another service's lines belong: ${joined(line.elsewhere)}.`,
      evidence,
    )
  }
  if (isTooLarge(line)) {
    return result(
      id,
      'error',
      msg`${file} on loghost is larger than Bulkhead reads (${READABLE / 1024} KiB), so its newest lines can't be seen. Empty it: truncate -s 0 ${file}.`,
      evidence,
    )
  }
  return result(id, 'fail', notArrived(line, name, file, driver), evidence)
}

/** Whether a line may be there all the same, beyond what we read. */
export function isTooLarge({ size, arrived, elsewhere }: Said): boolean {
  return !arrived && elsewhere.length === 0 && size !== null && size > READABLE
}

function notArrived({ elsewhere, size }: Said, name: string, file: string, driver: string): Message {
  if (elsewhere.length > 0)
    return msg`What ${name} says reaches loghost, but is in ${joined(elsewhere)} and not in ${file}.`
  const known = driver || msg`unknown`
  return size === null
    ? msg`${name} said something (its log driver is ${known}), and there is no ${file} on loghost.`
    : msg`${name} said something (its log driver is ${known}), and it is not in ${file} on loghost.`
}

function lookEvidence(
  { token, arrived, ms, size, elsewhere, asked }: Said,
  file: string,
  name: string,
): Evidence {
  const got = [
    arrived ? msg`there after ${ms} ms` : msg`not there after ${ms} ms`,
    size === null ? msg`there is no such file` : msg`the file has ${size} bytes`,
    ...(elsewhere.length > 0 ? [msg`found in ${joined(elsewhere)}`] : []),
  ]
  return {
    tried: msg`Make ${name} say "${token}", drawn for this look, and look for it in ${file}`,
    from: 'loghost',
    expected: msg`it is there within a second or two`,
    got: joined(got, semicolon),
    at: asked.at,
  }
}

function evidenceOf(tried: Message, { from, outcome, at }: Asked, expected: Message): Evidence {
  return { tried, from, expected, got: outcomeInWords(outcome), at }
}
