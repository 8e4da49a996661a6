import { describe, expect, test } from 'vitest'
import { judgingOf } from '../shared/judging.ts'
import { recordingsOf } from '../shared/recordings.ts'
import { leastPrivilege } from './exercise.ts'
import type { Observation } from './observation.ts'

const { load } = recordingsOf(leastPrivilege, import.meta.url)
const solved = load('solutions-docker-run.json')
const name = solved.params.service!

const { all, butFor, solvedBut, sentences } = judgingOf(
  leastPrivilege,
  () => structuredClone(solved.observation),
  solved.params,
)

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
    ['nobody answers', (seen) => (seen.answer.outcome = { kind: 'refused', message: 'connection refused' })],
    ['no answer comes', (seen) => (seen.answer.outcome = { kind: 'timeout', message: 'too long' })],
    ['it has no such page', (seen) => (seen.answer.outcome = { kind: 'answered', status: 404, body: '' })],
    [
      'it is another page',
      (seen) => (seen.answer.outcome = { kind: 'answered', status: 200, body: 'It works!' }),
    ],
    ['the port leads nowhere', (seen) => (seen.service!.forwardedTo = null)],
    ['nobody listens where it leads to', (seen) => (seen.service!.listensOn = [9])],
    [
      'another container publishes the port as well',
      (seen) =>
        seen.containers.push({
          ...seen.containers[0]!,
          name: 'other',
          publishes: [Number(solved.params.port)],
        }),
    ],
    ['docker did not come back', (seen) => (seen.restart = { ok: false, message: 'failed', at: seen.at })],
  ])('%s: nothing is proven', (_, change) => {
    expect(solvedBut(change)).toEqual(all('fail'))
  })

  test('docker was restarted and all came back', () => {
    expect(solvedBut((seen) => (seen.restart = { ok: true, message: 'active', at: seen.at }))).toEqual(
      all('pass'),
    )
  })

  test('the container did not come back with docker: it is told why', () => {
    const change = (seen: Observation) => {
      seen.restart = { ok: true, message: 'active', at: seen.at }
      seen.service!.state = 'exited'
    }
    expect(solvedBut(change)).toEqual(all('fail'))
    expect(sentences(change)).toContain('restart policy')
  })

  test.each(['net', 'pid', 'ipc', 'uts'] as const)('it shares the host’s %s', (kind) => {
    const statuses = solvedBut((seen) => {
      const self = seen.containers.find((each) => each.name === name)!
      self.namespaces![kind] = seen.hostNamespaces![kind]
      // In the host's network the port is its own.
      seen.service!.listensOn = [Number(solved.params.port)]
    })
    expect(statuses).toEqual(butFor('own-namespaces'))
  })

  test('a forgotten container holds the host', () => {
    const change = (seen: Observation) => {
      const socket = { socket: '/run/docker.sock', inside: '/h/run/docker.sock', mount: '/h', readOnly: true }
      seen.containers.push({
        name: 'forgotten',
        namespaces: seen.hostNamespaces,
        sockets: [socket],
        publishes: [],
      })
    }
    expect(solvedBut(change)).toEqual(butFor('own-namespaces', 'no-docker-socket'))
    expect(sentences(change)).toContain('forgotten holds /run/docker.sock at /h/run/docker.sock')
  })

  test('a container ended while we looked: we can not tell', () => {
    const statuses = solvedBut((seen) => {
      seen.containers.push({ name: 'short', namespaces: null, sockets: null, publishes: [] })
    })
    expect(statuses).toEqual({ ...all('pass'), 'own-namespaces': 'error', 'no-docker-socket': 'error' })
  })

  test('we could not read the host’s own namespaces: we can not tell', () => {
    expect(solvedBut((seen) => (seen.hostNamespaces = null))).toEqual({
      ...all('pass'),
      'own-namespaces': 'error',
    })
  })

  test.each([
    ['saved', [10001, 10001, 0, 10001]],
    ['real', [0, 10001, 10001, 10001]],
  ])('root is its %s user', (_, uids) => {
    expect(solvedBut((seen) => (seen.service!.processes[0]!.uids = uids))).toEqual(butFor('not-root'))
  })

  test('it is root in a user namespace of its own', () => {
    const statuses = solvedBut((seen) => {
      const [first] = seen.service!.processes
      first!.uids = [100000, 100000, 100000, 100000]
      first!.uidsInside = [0, 0, 0, 0]
    })
    expect(statuses).toEqual(butFor('not-root'))
  })

  test('somebody who is not root listens, and root is behind it', () => {
    const change = (seen: Observation) => {
      const [first] = seen.service!.processes
      const root = { ...structuredClone(first!), pid: 1234, listens: false, uids: [0, 0, 0, 0] }
      seen.service!.processes.push(root)
    }
    expect(solvedBut(change)).toEqual(butFor('not-root'))
    expect(sentences(change)).toContain('behind it')
  })

  test.each(['CapInh', 'CapPrm', 'CapEff', 'CapBnd', 'CapAmb'] as const)(
    'one capability is left in %s',
    (set) => {
      const change = (seen: Observation) => {
        seen.service!.processes[0]!.capabilities[set] = '0000000000002000'
      }
      expect(solvedBut(change)).toEqual(butFor('no-capabilities'))
      expect(sentences(change)).toContain('NET_RAW')
    },
  )

  test('what the kernel says of capabilities can not be read', () => {
    const statuses = solvedBut((seen) => {
      seen.service!.processes[0]!.capabilities.CapBnd = ''
    })
    expect(statuses).toEqual(butFor('no-capabilities'))
  })

  test('it is privileged, whatever else', () => {
    expect(solvedBut((seen) => (seen.service!.privileged = true))).toEqual(butFor('no-capabilities'))
  })

  test('one of its processes may get new privileges', () => {
    expect(solvedBut((seen) => (seen.service!.processes[0]!.noNewPrivileges = false))).toEqual(
      butFor('no-new-privileges'),
    )
  })

  test('this kernel does not tell about new privileges: that does not count', () => {
    const statuses = solvedBut((seen) => {
      seen.service!.processes[0]!.noNewPrivileges = null
    })
    expect(statuses).toEqual({ ...all('pass'), 'no-new-privileges': 'unsupported' })
  })
})
