import { describe, expect, test } from 'vitest'
import { verbatim } from '../../contract/index.ts'
import { judgingOf } from '../shared/judging.ts'
import { judge } from './judge.ts'
import type { Observation } from './observation.ts'
import { READABLE } from './speak.ts'
import { tasks } from './tasks.ts'
import { params, solved } from './test-observation.ts'

const { all, but: butFor, solvedBut } = judgingOf({ tasks, judge }, solved, params)

describe('a solved lab, but', () => {
  test('nothing is different', () => {
    expect(solvedBut(() => {})).toEqual(all('pass'))
  })

  test.each<[string, (seen: Observation) => void]>([
    ['the daemon is away', (seen) => (seen.daemon.identity = { kind: 'absent', reason: 'nobody listens' })],
    ['somebody else answers', (seen) => (seen.daemon.identity = { kind: 'impostor', reason: 'python' })],
    [
      'both containers are gone',
      (seen) => {
        seen.services = { till: null, courier: null }
        seen.said = { till: null, courier: null }
      },
    ],
  ])('%s: then nothing is proven', (_, change) => {
    expect(solvedBut(change)).toEqual(all('fail'))
  })

  test('the till is stopped', () => {
    const statuses = solvedBut((seen) => {
      seen.services.till!.status = 'exited'
      seen.said.till = null
    })
    expect(statuses).toEqual(butFor('fail', 'till-arrives', 'bounded', 'lasts'))
  })

  test.each<[string, (seen: Observation) => void, string[]]>([
    ['the till is not heard', (seen) => (seen.said.till!.arrived = false), ['till-arrives', 'lasts']],
    ['the courier is not heard', (seen) => (seen.said.courier!.arrived = false), ['own-name', 'lasts']],
    [
      'the till does not do what it is asked for',
      (seen) => {
        seen.said.till!.arrived = false
        seen.said.till!.asked.outcome = { kind: 'answered', status: 404, body: '' }
      },
      ['till-arrives', 'lasts'],
    ],
    [
      'the courier is in the till’s file as well',
      (seen) => (seen.said.courier!.elsewhere = ['/var/log/quay/master/kiosk.log']),
      ['own-name'],
    ],
    [
      'another page is at the till’s port',
      (seen) => (seen.services.till!.front.outcome = { kind: 'answered', status: 200, body: 'hello' }),
      ['till-arrives'],
    ],
    [
      'a container holds the socket',
      (seen) => seen.holders.push({ container: 'x', running: true, mount: verbatim('/dev/log:/dev/log') }),
      ['own-name'],
    ],
    [
      'a stopped container would hold the socket',
      (seen) => seen.holders.push({ container: 'x', running: false, mount: verbatim('/run:/run') }),
      ['own-name'],
    ],
    ['the cache is as it comes', (seen) => (seen.services.courier!.log.options = {}), ['bounded']],
    [
      'the lines are in another file of master too',
      (seen) => (seen.said.till!.onMaster = ['/var/log/syslog']),
      ['bounded'],
    ],
    ['nothing starts the till again', (seen) => (seen.services.till!.restart = 'no'), ['lasts']],
    ['rsyslog does not start at boot', (seen) => (seen.collector.rsyslog.state = 'disabled'), ['lasts']],
    ['rsyslog is not what runs', (seen) => (seen.collector.rsyslog.active = 'inactive'), ['lasts']],
    ['another program listens', (seen) => (seen.collector.ownListener = false), ['lasts']],
    ['the firewall is off', (seen) => (seen.collector.firewalld.active = 'inactive'), ['lasts']],
    ['the opening is not permanent', (seen) => (seen.collector.opening = null), ['lasts']],
    ['docker does not start at boot', (seen) => (seen.docker = ['disabled', 'disabled']), ['lasts']],
    [
      'what forwards does not start at boot',
      (seen) => {
        seen.services.till!.log.driver = 'journald'
        seen.forwarder.state = 'disabled'
      },
      ['lasts'],
    ],
    [
      'docker did not come back',
      (seen) => (seen.restart = { ok: false, message: 'failed', at: seen.at }),
      ['lasts'],
    ],
    [
      'rsyslog did not come back',
      (seen) =>
        (seen.restarts = [
          { host: 'loghost', unit: 'rsyslog.service', ok: false, message: 'failed', at: seen.at },
        ]),
      ['lasts'],
    ],
  ])('%s', (_, change, fails) => {
    expect(solvedBut(change)).toEqual(butFor('fail', ...fails))
  })

  test('nobody listens with TCP: it may be UDP', () => {
    expect(solvedBut((seen) => (seen.collector.ownListener = null))).toEqual(all('pass'))
  })

  test('the file is too large to see its end: we can not tell', () => {
    const statuses = solvedBut((seen) => {
      seen.said.till!.arrived = false
      seen.said.till!.size = READABLE + 1
    })
    expect(statuses).toEqual({ ...butFor('error', 'till-arrives'), lasts: 'error' })
  })

  test('master’s own log is too large to see its end, and the lines come by: we can not tell', () => {
    const large = (seen: Observation) => (seen.syslogSize = READABLE + 1)
    expect(solvedBut(large)).toEqual(all('pass'))
    const statuses = solvedBut((seen) => {
      large(seen)
      seen.services.till!.log.driver = 'journald'
    })
    expect(statuses).toEqual(butFor('error', 'bounded'))
  })
})
