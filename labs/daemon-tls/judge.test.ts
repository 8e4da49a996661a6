import { describe, expect, test } from 'vitest'
import type { Status } from '../../contract/index.ts'
import { recordingsOf } from '../shared/recordings.ts'
import { daemonTls } from './exercise.ts'
import type { InfoOutcome } from '../shared/daemon-info.ts'
import type { Observation } from './observation.ts'
import { makeAuthority } from './test-certificates.ts'

const { all, butFor, load, statusesOf } = recordingsOf(daemonTls, import.meta.url)
const solved = load('solutions-flags-in-drop-in.json')

/** What the solved lab would be with this difference. */
function solvedBut(change: (observation: Observation) => void): Record<string, Status> {
  const observation = structuredClone(solved.observation)
  change(observation)
  return statusesOf(observation, solved.params)
}

const info = (id: string): InfoOutcome => ({ kind: 'answered', status: 200, body: '{"ID":…', daemonId: id })
const timeout: InfoOutcome = { kind: 'timeout', message: 'no answer within 3000 ms' }
const doorsOf = (observation: Observation, way: string) =>
  observation.doors.filter((door) => door.way === way)

describe('a solved lab, but', () => {
  test('nothing is different', () => {
    expect(solvedBut(() => {})).toEqual(all('pass'))
  })

  test('somebody else answers on the socket: nothing is proven but the keys', () => {
    const statuses = solvedBut((seen) => {
      seen.daemon.identity = { kind: 'impostor', reason: '/usr/bin/python3 answers' }
    })
    expect(statuses).toEqual({ ...all('fail'), 'keys-private': 'pass' })
  })

  test('the daemon is away', () => {
    const statuses = solvedBut((seen) => {
      seen.daemon = { identity: { kind: 'absent', reason: 'nobody listens' }, id: null }
    })
    expect(statuses).toEqual({ ...all('fail'), 'keys-private': 'pass' })
  })

  test('one forgotten door on master itself answers plainly', () => {
    const statuses = solvedBut((seen) => {
      doorsOf(seen, 'plain').at(-1)!.outcome = info('another-daemon')
    })
    expect(statuses).toEqual(butFor('plain-port-closed'))
  })

  test("the daemon's own door refuses in Docker's words, without TLS", () => {
    const statuses = solvedBut((seen) => {
      const door = doorsOf(seen, 'plain').find(({ ofDaemon }) => ofDaemon)!
      door.outcome = { kind: 'answered', status: 403, body: '{"message":"authorization denied by plugin"}' }
    })
    expect(statuses).toEqual(butFor('plain-port-closed'))
  })

  test('another web server answers on master: that is nobody’s business', () => {
    const statuses = solvedBut((seen) => {
      for (const door of seen.doors) {
        if (!door.ofDaemon) door.outcome = { kind: 'answered', status: 200, body: '{"message":"hello"}' }
      }
    })
    expect(statuses).toEqual(all('pass'))
  })

  test('a door of the daemon does not answer master itself: we can not tell', () => {
    const statuses = solvedBut((seen) => {
      for (const door of seen.doors) if (door.ofDaemon && door.from === 'master') door.outcome = timeout
    })
    expect(statuses).toEqual({ ...all('pass'), 'plain-port-closed': 'error', 'strangers-refused': 'error' })
  })

  test('the machine is so busy that nobody is answered in time: we can not tell', () => {
    const statuses = solvedBut((seen) => {
      for (const door of seen.doors) if (door.ofDaemon) door.outcome = timeout
      for (const name of seen.names) name.outcome = timeout
      seen.served!.outcome = timeout
      seen.presented = null
    })
    const error = {
      'plain-port-closed': 'error',
      'server-certificate': 'error',
      'strangers-refused': 'error',
      'client-served': 'error',
    }
    expect(statuses).toEqual({ ...all('pass'), ...error })
  })

  test('the daemon serves client and has no time to say its ID: we can not tell', () => {
    const statuses = solvedBut((seen) => {
      seen.daemon.id = null
    })
    expect(statuses).toEqual({ ...all('pass'), 'client-served': 'error' })
  })

  test('a firewall keeps client from the TLS port, and master itself is answered', () => {
    const statuses = solvedBut((seen) => {
      for (const door of seen.doors) if (door.from === 'client') door.outcome = timeout
      for (const name of seen.names) name.outcome = timeout
      seen.served!.outcome = timeout
      seen.presented = null
    })
    expect(statuses).toMatchObject({
      'server-certificate': 'fail',
      'strangers-refused': 'fail',
      'client-served': 'fail',
    })
  })

  test('a firewall swallows what client sends to a closed port: closed is closed', () => {
    const statuses = solvedBut((seen) => {
      for (const door of seen.doors) if (!door.ofDaemon) door.outcome = timeout
    })
    expect(statuses).toEqual(all('pass'))
  })

  test.each(['no-certificate', 'foreign-certificate'])('a stranger is served: %s', (way) => {
    const statuses = solvedBut((seen) => {
      doorsOf(seen, way)[0]!.outcome = info(seen.daemon.id!)
    })
    expect(statuses).toEqual(butFor('strangers-refused'))
  })

  test('the certificate that we made can not be used: that is our trouble', () => {
    const statuses = solvedBut((seen) => {
      for (const door of doorsOf(seen, 'foreign-certificate'))
        door.outcome = { kind: 'unusable', message: 'bad PEM' }
    })
    expect(statuses).toEqual({ ...all('pass'), 'strangers-refused': 'error' })
  })

  test('another daemon serves client', () => {
    const statuses = solvedBut((seen) => {
      seen.served!.outcome = info('another-daemon')
    })
    expect(statuses).toEqual(butFor('client-served'))
  })

  test('the server refuses client after showing a right certificate: the certificate is still right', () => {
    const refusal: InfoOutcome = { kind: 'rejected', message: 'tlsv1 alert unknown ca' }
    const statuses = solvedBut((seen) => {
      seen.served!.outcome = refusal
      for (const name of seen.names) name.outcome = refusal
    })
    expect(statuses).toEqual(butFor('client-served'))
  })

  test('the server refuses client, and its certificate is of another CA', async () => {
    const { cert } = await (await makeAuthority()).issue({ names: [{ type: 'dns', value: 'master' }] })
    const statuses = solvedBut((seen) => {
      seen.presented = cert
      for (const name of seen.names)
        name.outcome = { kind: 'rejected', message: 'the server closed the connection' }
    })
    expect(statuses['server-certificate']).toBe('fail')
  })

  test.each([
    ['ca.pem is missing', { ca: null }, ['server-certificate', 'client-served']],
    ['ca.pem is no certificate', { ca: 'hello' }, ['server-certificate']],
    ['cert.pem is missing', { cert: null }, ['client-served', 'keys-private']],
  ])('on client, %s', (_, credentials, failing) => {
    const statuses = solvedBut((seen) => {
      Object.assign(seen.credentials, credentials)
      if (seen.credentials.ca === null || seen.credentials.cert === null) seen.served = null
    })
    expect(statuses).toEqual(butFor(...failing))
  })

  test('not all files could be looked at: we can not tell about keys', () => {
    const statuses = solvedBut((seen) => {
      seen.keyTrouble = ['client has more files than we look through']
    })
    expect(statuses).toEqual({ ...all('pass'), 'keys-private': 'error' })
  })

  test('a key of no certificate in use may be read by all', () => {
    const statuses = solvedBut((seen) => {
      seen.keys.push({
        host: 'client',
        path: '/tmp/old',
        mode: 0o644,
        othersCanRead: true,
        publicKey: 'ab',
        content: 'cd',
      })
    })
    expect(statuses).toEqual(all('pass'))
  })

  test.each([
    [
      'the CA’s key behind a passphrase lies on client as well',
      { host: 'client', publicKey: null, content: 'same' },
    ],
    [
      'a key behind a passphrase can be read by all',
      { host: 'master', publicKey: null, content: 'x', othersCanRead: true },
    ],
  ])('%s', (_, key) => {
    const locked = {
      path: '/root/ca.key',
      mode: 0o400,
      othersCanRead: false,
      publicKey: null,
      content: 'same',
    }
    const statuses = solvedBut((seen) => {
      seen.keys.push({ ...locked, host: 'master' }, { ...locked, ...key })
    })
    expect(statuses).toEqual(butFor('keys-private'))
  })

  test('the server’s key was copied to client under another name', () => {
    const statuses = solvedBut((seen) => {
      const own = seen.keys.find((key) => key.path === seen.serverFiles?.paths.key)!
      seen.keys.push({ ...own, host: 'client', path: '/opt/x' })
    })
    expect(statuses).toEqual(butFor('keys-private'))
  })

  test.each<[string, (seen: Observation) => void]>([
    ['systemd has not read a changed unit', (seen) => (seen.units.service.NeedDaemonReload = 'yes')],
    [
      'daemon.json changed after the start',
      (seen) => seen.configuration.push({ path: '/etc/docker/daemon.json', changedAt: Date.parse(seen.at) }),
    ],
    ['systemd means another process', (seen) => (seen.units.service.MainPID = '1')],
    [
      'nothing starts docker after a reboot',
      (seen) => (seen.units.service.UnitFileState = seen.units.socket.UnitFileState = 'disabled'),
    ],
    [
      'a drop-in lies in /run',
      (seen) =>
        seen.configuration.push({ path: '/run/systemd/system/docker.service.d/x.conf', changedAt: 0 }),
    ],
    ['the certificate file is gone', (seen) => (seen.serverFiles!.cert = null)],
    ['the CA file is gone', (seen) => (seen.serverFiles!.ca = null)],
    ['TLS is not in the options any more', (seen) => (seen.serverFiles = null)],
    ['docker did not come back', (seen) => (seen.restart = { ok: false, message: 'failed', at: seen.at })],
  ])('%s', (_, change) => {
    expect(solvedBut(change)).toEqual(butFor('survives-restart'))
  })

  test('only docker.socket is enabled: that starts docker too', () => {
    expect(solvedBut((seen) => (seen.units.service.UnitFileState = 'disabled'))).toEqual(all('pass'))
  })

  test('docker was restarted and came back', () => {
    expect(solvedBut((seen) => (seen.restart = { ok: true, message: 'active', at: seen.at }))).toEqual(
      all('pass'),
    )
  })
})
