import { describe, expect, test } from 'vitest'
import { judgingOf } from '../shared/judging.ts'
import { judge } from './judge.ts'
import type { Knock, Observation } from './observation.ts'
import { tasks } from './tasks.ts'
import { knock, params, solved } from './test-observation.ts'

const { all, but: butFor, solvedBut } = judgingOf({ tasks, judge }, solved, params)
const replace = (knocks: Knock[], from: Knock['from'], port: number, page: Knock['page']) => {
  const index = knocks.findIndex((each) => each.from === from && each.port === port)
  knocks[index] = knock(from, port, page)
}
const unusable: Knock['outcome'] = { kind: 'unusable', message: 'no agent' }

describe('a solved lab, but', () => {
  test('nothing is different', () => {
    expect(solvedBut(() => {})).toEqual(all('pass'))
  })

  test.each<[string, (seen: Observation) => void]>([
    ['the daemon is away', (seen) => (seen.daemon.identity = { kind: 'absent', reason: 'nobody listens' })],
    ['somebody else answers', (seen) => (seen.daemon.identity = { kind: 'impostor', reason: 'python' })],
    ['the container is gone', (seen) => (seen.container = null)],
    ['the container is stopped', (seen) => (seen.container!.running = false)],
    ["the container is on master's network", (seen) => (seen.container!.ownNetwork = false)],
    ['the container serves something else', (seen) => (seen.inside[0]!.page = null)],
  ])('%s: then nothing is proven', (_, change) => {
    expect(solvedBut(change)).toEqual(all('fail'))
  })

  test('client is not served: nobody is, and that proves nothing', () => {
    const statuses = solvedBut((seen) => (seen.served = seen.served.map(() => knock('client', 20123, null))))
    expect(statuses).toEqual(butFor('fail', 'stranger-refused', 'others-refused', 'survives'))
  })

  test('client is served before and not after: we can not tell', () => {
    const statuses = solvedBut((seen) => (seen.served[1] = knock('client', 20123, null)))
    expect(statuses).toEqual(butFor('error', 'stranger-refused', 'others-refused'))
  })

  test('stranger is served by another port', () => {
    const statuses = solvedBut((seen) => seen.strangers.push(knock('stranger', 18080, 'service')))
    expect(statuses).toEqual(butFor('fail', 'stranger-refused'))
  })

  test('stranger gets something else at the port', () => {
    const statuses = solvedBut((seen) => {
      seen.strangers[0]!.outcome = { kind: 'answered', status: 403, body: 'go away' }
    })
    expect(statuses).toEqual(all('pass'))
  })

  test('another address is served', () => {
    const statuses = solvedBut((seen) => replace(seen.strangers, 'visitor', 20123, 'service'))
    expect(statuses).toEqual(butFor('fail', 'others-refused'))
  })

  test('the other address can not be tried', () => {
    const statuses = solvedBut((seen) => {
      for (const each of seen.strangers) if (each.from === 'visitor') each.outcome = unusable
    })
    expect(statuses).toEqual(butFor('error', 'others-refused'))
  })

  test('the other address can not be tried, and stranger is served: that is enough to tell', () => {
    const statuses = solvedBut((seen) => {
      for (const each of seen.strangers) if (each.from === 'visitor') each.outcome = unusable
      replace(seen.strangers, 'stranger', 20123, 'service')
    })
    expect(statuses).toEqual(butFor('fail', 'stranger-refused', 'others-refused', 'survives'))
  })

  test.each<[string, (seen: Observation) => void]>([
    ['client gets the back office', (seen) => replace(seen.admin, 'client', 21234, 'admin')],
    ['another address gets the back office', (seen) => replace(seen.strangers, 'visitor', 21234, 'admin')],
    ['the back office has another door', (seen) => seen.strangers.push(knock('stranger', 9, 'admin'))],
    ['the back office is nowhere', (seen) => (seen.admin[1] = knock('master', 21234, null))],
  ])('%s', (_, change) => {
    expect(solvedBut(change)).toEqual(butFor('fail', 'admin-local'))
  })

  test.each<[string, (seen: Observation) => void]>([
    ['nothing is on the disk', (seen) => (seen.disk.files = [])],
    ['firewalld does not start at boot', (seen) => (seen.disk.files[0]!.units[0]!.state = 'disabled')],
    ['docker does not start at boot', (seen) => (seen.disk.docker = ['disabled', 'disabled'])],
    ['the container has no restart policy', (seen) => (seen.container!.restartPolicy = 'no')],
    [
      'a restart went wrong',
      (seen) => (seen.restarts = [{ unit: 'docker.service', ok: false, message: 'failed', at: seen.at }]),
    ],
  ])('%s', (_, change) => {
    expect(solvedBut(change)).toEqual(butFor('fail', 'survives'))
  })
})
