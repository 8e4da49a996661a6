import { expect, test } from 'vitest'
import { ProbeError, type ConnectionAttempt, type FileInfo, type Listener } from '../../contract/index.ts'
import { fingerprintsOf } from './certificates.ts'
import { findKeys, readServerFiles } from './observe-files.ts'
import { tryDoors } from './observe-doors.ts'
import { observe } from './observe.ts'
import { hostDouble, labDouble } from '../shared/probe-double.ts'
import { makeStranger } from './strangers.ts'
import { makeAuthority } from './test-certificates.ts'

const fileOf = (path: string): FileInfo => ({
  path,
  type: 'file',
  mode: 0o600,
  uid: 0,
  gid: 0,
  size: 1,
  changedAt: 0,
  inode: '1:1',
  othersCanRead: false,
})

async function triedDoors(listeners: Listener[]) {
  const attempts: string[] = []
  const connect =
    (from: string) =>
    async ({ host, port, tls }: ConnectionAttempt) => {
      attempts.push(`${from} ${host}:${port} ${tls ? (tls.cert ? 'foreign' : 'tls') : 'plain'}`)
      return { kind: 'refused' as const, message: '' }
    }
  const hosts = {
    master: hostDouble('master', { connect: connect('master') }),
    client: hostDouble('client', { connect: connect('client') }),
  }
  const doors = await tryDoors(hosts, '10.0.0.1', [23000], listeners, 7, await makeStranger(null, 'CA'))
  return { attempts, doors }
}

test('every way is tried at the ports of the exercise, whether somebody listens or not', async () => {
  const { attempts } = await triedDoors([])
  expect(attempts).toEqual([
    'client 10.0.0.1:23000 plain',
    'client 10.0.0.1:23000 tls',
    'client 10.0.0.1:23000 foreign',
  ])
})

test('sockets are tried from where they can be reached', async () => {
  const { attempts, doors } = await triedDoors([
    { family: 6, address: '::', port: 2000, pids: [7] },
    { family: 4, address: '127.0.0.1', port: 2001, pids: [7] },
    { family: 6, address: '::1', port: 2002, pids: [9] },
    { family: 6, address: '::ffff:10.0.0.1', port: 2003, pids: [9] },
    { family: 4, address: '127.0.0.11', port: 2004, pids: [] },
  ])
  const plain = attempts.filter((attempt) => attempt.endsWith('plain')).sort()
  expect(plain).toEqual([
    'client 10.0.0.1:2000 plain',
    'client 10.0.0.1:2003 plain',
    'client 10.0.0.1:23000 plain',
    'master 10.0.0.1:2003 plain',
    'master 127.0.0.1:2000 plain',
    'master 127.0.0.1:2001 plain',
    'master ::1:2002 plain',
  ])
  expect(new Set(doors.filter((door) => door.ofDaemon).map((door) => door.port))).toEqual(
    new Set([2000, 2001]),
  )
})

test('of many sockets, those of the daemon are tried first', async () => {
  const others = Array.from({ length: 60 }, (_, index): Listener => ({
    family: 4,
    address: '0.0.0.0',
    port: 1000 + index,
    pids: [9],
  }))
  const { doors } = await triedDoors([...others, { family: 4, address: '0.0.0.0', port: 2000, pids: [7] }])
  expect(doors.some((door) => door.port === 2000)).toBe(true)
  expect(doors.length).toBeLessThan(200)
})

test('keys are kept as fingerprints, and text that only looks like one is left out', async () => {
  const { cert, key } = await makeAuthority()
  const files: Record<string, string> = {
    '/root/a': key,
    '/root/notes': 'see BEGIN PRIVATE KEY-----',
    '/odd/key': key,
  }
  const host = hostDouble('master', {
    findFiles: async () => [fileOf('/root/a'), fileOf('/root/notes'), fileOf('/root/gone')],
    stat: async (path) => (path in files ? fileOf(path) : undefined),
    readFile: async (path) => files[path],
  })
  const { keys, trouble } = await findKeys(host, ['/odd/key', '/not/there'])
  expect(keys.map(({ path, publicKey }) => [path, publicKey])).toEqual([
    ['/odd/key', fingerprintsOf(cert)[0]],
    ['/root/a', fingerprintsOf(cert)[0]],
  ])
  expect(JSON.stringify(keys)).not.toContain('PRIVATE')
  expect(trouble).toEqual([])
})

test('a search that reached its bounds is told, one that broke is thrown', async () => {
  const findFiles = (cause: Error) => hostDouble('master', { findFiles: () => Promise.reject(cause) })
  expect((await findKeys(findFiles(new ProbeError('too many files')), [])).trouble).toEqual([
    'too many files',
  ])
  await expect(findKeys(findFiles(new TypeError('bug')), [])).rejects.toThrow('bug')
})

test('of a long CA file, the authority of client is kept', async () => {
  const [first, ...others] = await Promise.all(Array.from({ length: 12 }, () => makeAuthority()))
  const { cert } = await first!.issue({})
  const bundle = [...others, first!].map((authority) => authority.cert).join('\n')
  const master = hostDouble('master', { readFile: async (path) => (path === '/t/ca' ? bundle : undefined) })
  const files = await readServerFiles(master, ['dockerd', '--tlsverify', '--tlscacert=/t/ca'], cert)
  expect(files).toMatchObject({ authorities: 12, cert: null })
  expect(fingerprintsOf(files!.ca)).toContain(fingerprintsOf(first!.cert)[0])
  expect(fingerprintsOf(files!.ca).length).toBeLessThan(12)
})

test('an empty lab can be observed, and the observation survives being written down', async () => {
  const params = {
    plainPort: '23000',
    tlsPort: '24000',
    masterAlias: 'ibis.lab',
    masterAddress: '10.0.0.1',
    caName: 'CA',
  }
  const seen = await observe(labDouble(), params)
  expect(JSON.parse(JSON.stringify(seen))).toEqual(seen)
  expect(seen).toMatchObject({ presented: null, served: null, names: [], keys: [], serverFiles: null })
})
