import { expect, test } from 'vitest'
import { combineStatus } from '../../contract/index.ts'
import { parseIdMap } from './id-ranges.ts'
import { judge } from './judge.ts'
import type { ContainerSeen, Facts, Mapping, Observation } from './observation.ts'

const at = '2026-01-01T00:00:00.000Z'
const params = { service: 'ledger', helper: 'tally', admin: 'ada', port: '18000', edition: 'edition ab-1234' }
const whole: Mapping = { uids: parseIdMap('0 0 4294967295'), gids: parseIdMap('0 0 4294967295'), uid: 0 }
const mapped: Mapping = {
  uids: parseIdMap('0 100000 65536'),
  gids: parseIdMap('0 100000 65536'),
  uid: 100000,
}
const process = {
  pid: 7,
  ppid: 1,
  uid: 0,
  exe: '/usr/sbin/dockerd',
  inode: '1:1',
  exeSha256: '',
  args: [],
  startedAt: 1000,
  cgroup: '',
}
const facts = (path: string, over: Partial<Facts> = {}): Facts => ({
  path,
  type: 'file',
  mode: 0o644,
  uid: 0,
  gid: 0,
  ...over,
})
const container = (name: string, over: Partial<ContainerSeen> = {}): ContainerSeen => ({
  name,
  image: 'harbour/ledger:3',
  running: true,
  pid: 70,
  usernsMode: '',
  restartPolicy: 'unless-stopped',
  mapping: mapped,
  ...over,
})

const ran = {
  kind: 'ran' as const,
  image: 'harbour/ledger:3',
  mapping: mapped,
  tried: true,
  said: 'Permission denied',
  wrote: null,
}

/** All as it should be. */
const right: Observation = {
  at,
  daemon: { host: 'master', at, identity: { kind: 'genuine', process }, state: 'active' },
  hostIds: parseIdMap('0 0 4294967295'),
  containers: [container('ledger'), container('tally')],
  visitor: ran,
  note: {
    outcome: { kind: 'answered', status: 200, body: 'ledger, edition ab-1234: stored' },
    stored: true,
    file: facts('/srv/ledger/notes/latest', { uid: 100000, gid: 100000 }),
  },
  site: {
    directory: facts('/srv/ledger', { type: 'directory', mode: 0o755 }),
    notes: facts('/srv/ledger/notes', { type: 'directory', mode: 0o755, uid: 100000, gid: 100000 }),
    admins: facts('/srv/ledger/admins'),
    adminsText: 'admin: ada\n',
  },
  accounts: [
    { name: 'root', uid: 0 },
    { name: 'bela', uid: 1000 },
  ],
  remap: { option: 'default', from: 'file', uids: mapped.uids, gids: mapped.gids },
  units: {
    service: { ActiveState: 'active', MainPID: '7', NeedDaemonReload: 'no', UnitFileState: 'enabled' },
    socket: { ActiveState: 'active', UnitFileState: 'enabled' },
  },
  configuration: [{ path: '/etc/docker/daemon.json', changedAt: 500 }],
}

/** The tasks that don't pass, with what they are instead. */
function notPassed(over: Partial<Observation>): Record<string, string> {
  const results = Object.entries(judge({ ...right, ...over }, params))
  return Object.fromEntries(
    results.map(([id, checks]) => [id, combineStatus(checks)]).filter(([, status]) => status !== 'pass'),
  )
}

test('all as it should be', () => {
  expect(notPassed({})).toEqual({})
})

test('a daemon that is not there, or another, proves nothing', () => {
  for (const identity of [
    { kind: 'absent' as const, reason: 'nobody' },
    { kind: 'impostor' as const, reason: 'a proxy' },
  ]) {
    const statuses = notPassed({
      daemon: { ...right.daemon, identity },
      containers: [],
      visitor: null,
      note: null,
    })
    expect(Object.values(statuses)).toEqual(['fail', 'fail', 'fail', 'fail', 'fail'])
  }
})

test('a host without ids to give away can not be hardened like this', () => {
  expect(Object.values(notPassed({ hostIds: parseIdMap('0 200000 65536') }))).toEqual(
    Array(5).fill('unsupported'),
  )
  expect(Object.values(notPassed({ hostIds: [] }))).toEqual(Array(5).fill('unsupported'))
})

test('a fresh container that writes, or only could, fails; one that did not try is an error', () => {
  const wrote = { path: '/etc/x', uid: 0 }
  expect(notPassed({ visitor: { ...ran, mapping: whole, wrote } })['root-is-nobody']).toBe('fail')
  // Kept from writing by something else, an immutable /etc say.
  expect(notPassed({ visitor: { ...ran, mapping: whole } })['root-is-nobody']).toBe('fail')
  // Groups count too.
  expect(notPassed({ visitor: { ...ran, mapping: { ...mapped, gids: whole.gids } } })['root-is-nobody']).toBe(
    'fail',
  )
  expect(notPassed({ visitor: { ...ran, tried: false } })).toEqual({ 'root-is-nobody': 'error' })
  expect(notPassed({ visitor: { ...ran, mapping: null } })).toEqual({ 'root-is-nobody': 'error' })
})

test('without an image, or with a daemon that starts nothing, nothing is proven', () => {
  expect(notPassed({ visitor: { kind: 'no-image' } })).toEqual({ 'root-is-nobody': 'fail' })
  expect(notPassed({ visitor: { kind: 'refused', image: 'x', message: 'no space left' } })).toEqual({
    'root-is-nobody': 'fail',
  })
})

test('ids of somebody who logs in are not nobody’s', () => {
  expect(notPassed({ accounts: [{ name: 'hold', uid: 100000 }] })).toEqual({ 'root-is-nobody': 'fail' })
})

test('one container with the host’s ids', () => {
  const tally = container('tally', { usernsMode: 'host', mapping: whole })
  expect(notPassed({ containers: [container('ledger'), tally] })).toEqual({ 'no-way-round': 'fail' })
  const other = container('other', { usernsMode: 'host', running: false, mapping: null })
  expect(notPassed({ containers: [...right.containers, other] })).toEqual({ 'no-way-round': 'fail' })
  const ledger = container('ledger', { usernsMode: 'host', mapping: whole })
  expect(notPassed({ containers: [ledger, container('tally')] })).toEqual({
    'service-mapped': 'fail',
    'data-usable': 'fail',
    'no-way-round': 'fail',
  })
})

test('a service that is not there or does not answer is not hardened', () => {
  const stopped = container('ledger', { running: false, mapping: null })
  for (const containers of [[container('tally')], [stopped, container('tally')]]) {
    expect(notPassed({ containers, note: null })).toMatchObject({
      'service-mapped': 'fail',
      'data-usable': 'fail',
    })
  }
  const other = { kind: 'answered' as const, status: 200, body: 'welcome' }
  expect(notPassed({ note: { ...right.note!, outcome: other } })).toEqual({ 'service-mapped': 'fail' })
  expect(notPassed({ containers: [container('ledger')] })).toEqual({
    'no-way-round': 'fail',
    'survives-restart': 'fail',
  })
})

test('data: stored, by the mapped user, closed to others, and the rest untouched', () => {
  const { site, note } = right
  const file = note!.file!
  const wrong: Partial<Observation>[] = [
    { note: { ...note!, stored: false } },
    { note: { ...note!, file: { ...file, uid: 0 } } },
    { note: { ...note!, file: { ...file, mode: 0o666 } } },
    { site: { ...site, notes: { ...site.notes!, mode: 0o777 } } },
    { site: { ...site, notes: { ...site.notes!, mode: 0o775, gid: 1000 } } },
    { site: { ...site, notes: null } },
    { site: { ...site, directory: { ...site.directory!, uid: 100000 } } },
    { site: { ...site, admins: { ...site.admins!, uid: 100000 } } },
    { site: { ...site, admins: { ...site.admins!, mode: 0o666 } } },
    { site: { ...site, admins: null, adminsText: null } },
    { site: { ...site, adminsText: 'admin: ada\nadmin: mallory\n' } },
  ]
  for (const over of wrong) expect(notPassed(over)).toEqual({ 'data-usable': 'fail' })
  expect(notPassed({ site: { ...site, notes: { ...site.notes!, mode: 0o770 } } })).toEqual({})
})

test('what a restart would not bring back', () => {
  const { remap, units } = right
  const wrong: Partial<Observation>[] = [
    { remap: { option: null, from: null, uids: [], gids: [] } },
    { remap: { ...remap, option: 'root' } },
    { remap: { ...remap, uids: [], gids: [] } },
    { remap: { ...remap, uids: parseIdMap('0 200000 65536') } },
    { units: { ...units, service: { ...units.service, MainPID: '0' } } },
    { units: { ...units, service: { ...units.service, NeedDaemonReload: 'yes' } } },
    {
      units: {
        service: { ...units.service, UnitFileState: 'disabled' },
        socket: { UnitFileState: 'disabled' },
      },
    },
    { configuration: [{ path: '/etc/docker/daemon.json', changedAt: 5000 }] },
    { containers: [container('ledger', { restartPolicy: 'no' }), container('tally')] },
    { restart: { ok: false, message: 'failed', at } },
  ]
  for (const over of wrong) expect(notPassed(over)).toEqual({ 'survives-restart': 'fail' })
  expect(notPassed({ restart: { ok: true, message: 'active', at } })).toEqual({})
})
