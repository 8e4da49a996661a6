import { expect, test } from 'vitest'
import { noPolicy } from '../../contract/audit/index.ts'
import type { FileInfo } from '../../contract/index.ts'
import type { Observation } from '../observation.ts'
import { file, shown, soundHost } from '../testing/sound-host.ts'
import { dockerFiles } from './h6-docker-files.ts'

const judge = (seen: Observation) => dockerFiles.judge(seen, noPolicy)
const subjects = (seen: Observation) => judge(seen).findings.map(({ subject }) => subject)
const SOCKET: FileInfo = { ...file('/run/docker.sock', 0o660, 0, 'socket'), gid: 103 }

function host(...files: FileInfo[]): Observation {
  const seen = soundHost()
  const { stats, texts } = shown(seen.host)
  for (const each of [file('/etc/docker', 0o755, 0, 'directory'), SOCKET, ...files]) stats[each.path] = each
  texts['/etc/group'] = { text: 'root:x:0:\ndocker:x:103:\n', changedAt: 0 }
  return seen
}
const DAEMON = '/etc/docker/daemon.json'

test.each([0o644, 0o640, 0o600, 0o444, 0o400, 0o000])('mode %o is 644 or stricter', (mode) =>
  expect(judge(host(file(DAEMON, mode))).status).toBe('pass'),
)

test.each([0o622, 0o577, 0o664, 0o646, 0o744, 0o4644])('mode %o is not, whatever number it is', (mode) => {
  const judgement = judge(host(file(DAEMON, mode)))
  expect(judgement.status).toBe('fail')
  expect(judgement.findings.map(({ subject }) => subject)).toEqual([`file:${DAEMON}`])
})

test('another owner is wrong, with any mode', () => {
  expect(subjects(host(file(DAEMON, 0o400, 1000)))).toEqual([`file:${DAEMON}`])
  expect(judge(host(file(DAEMON, 0o400, 1000))).commands).toEqual([
    `chown root:root ${DAEMON}`,
    `chmod 400 ${DAEMON}`,
  ])
})

test('the socket has a rule of its own', () => {
  expect(subjects(host({ ...SOCKET, gid: 0 }))).toEqual([])
  expect(subjects(host({ ...SOCKET, mode: 0o600, gid: 7 }))).toEqual([])
  expect(subjects(host({ ...SOCKET, mode: 0o666 }))).toEqual(['file:/run/docker.sock'])
  expect(subjects(host({ ...SOCKET, gid: 100 }))).toEqual(['file:/run/docker.sock'])
  expect(
    subjects(host({ ...file('/run/containerd/containerd.sock', 0o660, 0, 'socket'), gid: 103 })),
  ).toEqual(['file:/run/containerd/containerd.sock'])
})

test('keys are for root alone, certificates for all to read', () => {
  expect(
    subjects(
      host(
        file('/etc/docker/tls/key.pem', 0o400),
        file('/etc/docker/tls/server-key.pem', 0o600),
        file('/etc/docker/tls/cert.pem', 0o644),
      ),
    ),
  ).toEqual([])
  expect(subjects(host(file('/etc/docker/tls/server-key.pem', 0o644)))).toEqual([
    'file:/etc/docker/tls/server-key.pem',
  ])
  expect(subjects(host(file('/etc/docker/certs.d/registry.lab/client.key', 0o640)))).toEqual([
    'file:/etc/docker/certs.d/registry.lab/client.key',
  ])
  expect(subjects(host(file('/etc/docker/tls/cert.pem', 0o666)))).toEqual(['file:/etc/docker/tls/cert.pem'])
})

test('a key by another name is one that the configuration says is', () => {
  const seen = host(file('/etc/docker/tls/server.pem', 0o644))
  shown(seen.configuration).file = { tlskey: '/etc/docker/tls/server.pem' }
  expect(subjects(seen)).toEqual(['file:/etc/docker/tls/server.pem'])
})

test('a key elsewhere was not seen, and is not passed over', () => {
  const seen = host(file(DAEMON))
  shown(seen.configuration).args.push('--tlskey=/srv/key.pem')
  expect(judge(seen).status).toBe('error')
})

test('folders may be entered, not written to', () => {
  expect(subjects(host(file('/etc/docker/certs.d', 0o755, 0, 'directory')))).toEqual([])
  expect(subjects(host(file('/etc/docker', 0o775, 0, 'directory')))).toEqual(['file:/etc/docker'])
})

test('programs may be run', () => {
  expect(subjects(host(file('/usr/bin/docker', 0o755)))).toEqual([])
  expect(subjects(host(file('/usr/sbin/dockerd', 0o777)))).toEqual(['file:/usr/sbin/dockerd'])
})

test('what we were not let see is not passed', () => {
  const seen = host()
  shown(seen.host).stats[DAEMON] = { unreadable: 'Permission denied' }
  expect(judge(seen).status).toBe('error')
  shown(seen.host).stats[DAEMON] = { unreadable: 'absent' }
  expect(judge(seen).status).toBe('pass')
})
