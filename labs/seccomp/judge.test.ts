import { describe, expect, test } from 'vitest'
import { judgingOf } from '../shared/judging.ts'
import { recordingsOf } from '../shared/recordings.ts'
import { seccomp } from './exercise.ts'
import type { Observation } from './observation.ts'

const { load } = recordingsOf(seccomp, import.meta.url)
const solved = load('solutions-names-taken-away.json')

const { all, butFor, solvedBut, sentences } = judgingOf(
  seccomp,
  () => structuredClone(solved.observation),
  solved.params,
)

const unfiltered = butFor('modes-refused', 'others-refused', 'nothing-given-away')

describe('a solved lab, but', () => {
  test('nothing is different', () => {
    expect(solvedBut(() => {})).toEqual(all('pass'))
  })

  test.each<[string, (seen: Observation) => void]>([
    [
      'somebody else answers on the socket',
      (seen) => (seen.daemon.identity = { kind: 'impostor', reason: 'python3 answers' }),
    ],
    ['the daemon is away', (seen) => (seen.daemon.identity = { kind: 'absent', reason: 'nobody listens' })],
    ['there is no such container', (seen) => (seen.service = null)],
    ['it was ended', (seen) => (seen.service!.state = 'exited')],
    ['it is stopped in its tracks', (seen) => (seen.service!.state = 'paused')],
    ['it runs, and no process of it was seen', (seen) => (seen.service!.processes = [])],
    ['nobody answers', (seen) => (seen.page.outcome = { kind: 'refused', message: 'connection refused' })],
    ['it has no such page', (seen) => (seen.page.outcome = { kind: 'answered', status: 404, body: '' })],
    [
      'it is another page',
      (seen) => (seen.page.outcome = { kind: 'answered', status: 200, body: 'It works!' }),
    ],
    ['the port leads nowhere', (seen) => (seen.service!.forwardedTo = null)],
    ['nobody listens where it leads to', (seen) => (seen.service!.listensOn = [9])],
    ['docker did not come back', (seen) => (seen.restart = { ok: false, message: 'failed', at: seen.at })],
  ])('%s: nothing is proven', (_, change) => {
    expect(solvedBut(change)).toEqual(all('fail'))
  })

  test('in the host’s network its port is its own', () => {
    const change = (port: number) => (seen: Observation) => {
      Object.assign(seen.service!, { onHostNetwork: true, forwardedTo: null, listensOn: [port] })
    }
    expect(solvedBut(change(Number(solved.params.port)))).toEqual(all('pass'))
    expect(solvedBut(change(1))).toEqual(all('fail'))
  })

  test.each<[string, (seen: Observation) => void]>([
    ['one process has no filter', (seen) => (seen.service!.processes[0]!.mode = 0)],
    ['it was started with none', (seen) => (seen.service!.given!.profile = null)],
    [
      'what it was started with was changed later',
      (seen) => (seen.service!.given!.changedAt = Date.parse(seen.service!.startedAt) + 1),
    ],
  ])('%s', (_, change) => {
    expect(solvedBut(change)).toEqual(unfiltered)
  })

  test('we could not read what it was started with: we can not tell', () => {
    const errors = { 'modes-refused': 'error', 'others-refused': 'error', 'nothing-given-away': 'error' }
    expect(solvedBut((seen) => (seen.service!.given = null))).toEqual({ ...all('pass'), ...errors })
  })

  test('this kernel does not tell about filters: that does not count', () => {
    const unsupported = Object.fromEntries(
      Object.keys(unfiltered)
        .filter((id) => unfiltered[id] === 'fail')
        .map((id) => [id, 'unsupported']),
    )
    const statuses = solvedBut((seen) => (seen.service!.processes[0]!.mode = null))
    expect(statuses).toEqual({ ...all('pass'), ...unsupported })
  })

  const rule = (name: string, action = 'SCMP_ACT_ALLOW') => ({ names: [name], action, errno: null, args: [] })
  const withRule = (name: string, action?: string) => (seen: Observation) => {
    seen.service!.given!.profile!.rules.push(rule(name, action))
  }

  test.each(['chmod', 'fchmod', 'fchmodat', 'fchmodat2'])('%s is allowed', (name) => {
    expect(solvedBut(withRule(name))).toEqual(butFor('modes-refused'))
    expect(sentences(withRule(name))).toContain(`may still call ${name}: a rule allows it`)
  })

  test('calls are written down, or left to others', () => {
    expect(sentences(withRule('chmod', 'SCMP_ACT_LOG'))).toContain('writes it down and lets it through')
    expect(sentences(withRule('chmod', 'SCMP_ACT_TRACE'))).toContain('leaves it to another program')
  })

  test('a name of 32-bit programs counts only where they are let in', () => {
    const [name = ''] = JSON.parse(`[${solved.params.callsOf32}]`) as string[]
    expect(solvedBut(withRule(name))).toEqual(butFor('others-refused'))
    const only64 = (seen: Observation) => {
      withRule(name)(seen)
      seen.service!.given!.profile!.architectures = ['SCMP_ARCH_X86_64']
    }
    expect(solvedBut(only64)).toEqual(all('pass'))
  })

  test.each(['unshare', 'keyctl', 'io_uring_setup', 'mount'])('%s was given away', (name) => {
    expect(solvedBut(withRule(name))).toEqual(butFor('nothing-given-away'))
    expect(sentences(withRule(name))).toContain(`refuses what this one lets through: ${name}.`)
  })

  test('clone is for more than processes', () => {
    const change = (seen: Observation) => {
      const { rules } = seen.service!.given!.profile!
      seen.service!.given!.profile!.rules = [
        ...rules.filter(({ names }) => !names.includes('clone')),
        rule('clone'),
      ]
    }
    expect(solvedBut(change)).toEqual(butFor('nothing-given-away'))
    expect(sentences(change)).toContain('clone into a new user namespace')
  })

  test('what nobody named is allowed', () => {
    const change = (seen: Observation) => {
      const { profile } = seen.service!.given!
      profile!.defaultAction = 'SCMP_ACT_ALLOW'
    }
    expect(solvedBut(change)).toEqual(unfiltered)
  })

  test.each([
    ['chmod', 'modes-refused'],
    ['unshare', 'nothing-given-away'],
  ])('%s went through when it was tried, whatever the profile says', (name, id) => {
    const change = (seen: Observation) => {
      seen.service!.tried = [{ name, answer: 14 }]
    }
    expect(solvedBut(change)).toEqual(butFor(id))
    expect(sentences(change)).toContain(`${name} went through when it was tried`)
  })

  test('it has nothing to try calls with, or a kernel that does not have them', () => {
    expect(solvedBut((seen) => (seen.service!.tried = null))).toEqual(all('pass'))
    expect(solvedBut((seen) => (seen.service!.tried = [{ name: 'chmod', answer: 38 }]))).toEqual(all('pass'))
  })

  test.each<[string, (seen: Observation) => void]>([
    [
      'the report has no number',
      (seen) => {
        seen.report.outcome = { kind: 'answered', status: 200, body: `for ${seen.report.word}\nfree ` }
      },
    ],
    [
      'the report is one of before',
      (seen) => (seen.report.outcome = { kind: 'answered', status: 200, body: 'for x\nfree 7' }),
    ],
    ['there is no report', (seen) => (seen.report.outcome = { kind: 'rejected', message: 'reset' })],
    ['it would not come back', (seen) => (seen.service!.restartPolicy = 'no')],
    ['it would come back after a failure only', (seen) => (seen.service!.restartPolicy = 'on-failure')],
  ])('%s', (_, change) => {
    expect(solvedBut(change)).toEqual(butFor('service-works'))
  })

  test('docker was restarted and all came back', () => {
    expect(solvedBut((seen) => (seen.restart = { ok: true, message: 'active', at: seen.at }))).toEqual(
      all('pass'),
    )
  })
})
