import { expect, test } from 'vitest'
import { noPolicy } from '../../contract/audit/index.ts'
import type { Observation } from '../observation.ts'
import { render } from '../../contract/index.ts'
import { reportOf } from '../report.ts'
import { shown, soundHost } from '../testing/sound-host.ts'
import { logCollection } from './o6-log-collection.ts'

const REMOTE = { 'syslog-address': 'udp://192.0.2.7:514' }
const judge = (seen: Observation) => logCollection.judge(seen, noPolicy)
const subjects = (seen: Observation) => judge(seen).findings.map(({ subject }) => subject)

interface Machine {
  container?: [string, Record<string, string>]
  daemon?: [string, Record<string, string>]
  units?: string[]
  texts?: Record<string, string>
}

function host({
  container = ['syslog', REMOTE],
  daemon = ['syslog', REMOTE],
  units = [],
  texts = {},
}: Machine = {}): Observation {
  const seen = soundHost()
  seen.info.LoggingDriver = daemon[0]
  shown(seen.configuration).file = { 'log-driver': daemon[0], 'log-opts': daemon[1] }
  seen.containers[0]!.inspect.HostConfig.LogConfig = { Type: container[0], Config: container[1] }
  const survey = shown(seen.host)
  survey.units = {
    list: units.map((name) => ({ name, active: 'active', sub: 'running' })),
    docker: {},
    dockerSocket: {},
  }
  for (const [path, text] of Object.entries(texts)) survey.texts[path] = { text, changedAt: 0 }
  return seen
}
const FORWARD = { '/etc/rsyslog.d/remote.conf': '*.* @@loghost:514\n' }

test('to another machine is right, for what is there and what comes', () =>
  expect(judge(host()).status).toBe('pass'))

test.each<[string, Record<string, string>]>([
  ['none', {}],
  ['json-file', { 'max-size': '10m' }],
  ['local', {}],
  ['journald', {}],
  ['syslog', {}],
  ['syslog', { 'syslog-address': 'unixgram:///dev/log' }],
  ['syslog', { 'syslog-address': 'udp://127.0.0.1:514' }],
  ['fluentd', {}],
  ['gelf', { 'gelf-address': 'udp://localhost:12201' }],
])('%s %j stays on the machine, or goes nowhere', (driver, options) => {
  expect(subjects(host({ container: [driver, options] }))).toEqual(['container:web'])
  expect(subjects(host({ daemon: [driver, options] }))).toEqual(['setting:log-driver'])
})

test.each<[string, Record<string, string>]>([
  ['syslog', { 'syslog-address': 'tcp+tls://loghost:6514' }],
  ['fluentd', { 'fluentd-address': 'collector:24224' }],
  ['gelf', { 'gelf-address': 'udp://192.0.2.7:12201' }],
  ['splunk', { 'splunk-url': 'https://splunk.example' }],
])('%s %j leads elsewhere', (driver, options) =>
  expect(judge(host({ container: [driver, options] })).status).toBe('pass'),
)

test('the journal counts where rsyslog runs, gets it, and passes it on', () => {
  const by = (units: string[], texts: Record<string, string>) =>
    judge(host({ container: ['journald', {}], units, texts })).status
  expect(by(['rsyslog.service'], FORWARD)).toBe('pass')
  expect(by([], FORWARD)).toBe('fail')
  expect(by(['rsyslog.service'], { '/etc/rsyslog.conf': '*.* /var/log/syslog\n' })).toBe('fail')
  const off = { ...FORWARD, '/etc/systemd/journald.conf.d/x.conf': '[Journal]\nForwardToSyslog=no\n' }
  expect(by(['rsyslog.service'], off)).toBe('fail')
  expect(by(['systemd-journal-upload.service'], {})).toBe('pass')
  expect(judge(host({ container: ['syslog', {}], units: ['rsyslog.service'], texts: off })).status).toBe(
    'pass',
  )
})

test('a new release of Debian passes the journal on only when told', () => {
  const seen = host({ container: ['journald', {}], units: ['rsyslog.service'], texts: FORWARD })
  shown(seen.host).system = { ID: 'debian', VERSION_ID: '13' }
  expect(judge(seen).status).toBe('fail')
  shown(seen.host).texts['/etc/systemd/journald.conf'] = { text: 'ForwardToSyslog=yes\n', changedAt: 0 }
  expect(judge(seen).status).toBe('pass')
})

test('what is not loaded is found', () => {
  const seen = host({ daemon: ['json-file', {}] })
  shown(seen.configuration).notLoaded = [{ setting: 'log-driver', wanted: 'syslog', effective: 'json-file' }]
  expect(subjects(seen)).toEqual(['setting:log-driver'])
})

test('a collector on the machine is asked about; a driver that leads elsewhere is not', () => {
  const status = (seen: Observation) =>
    reportOf(seen, noPolicy, { kind: 'docker' }).items.find(({ id }) => id === 'O6')?.status
  expect(status(host({ container: ['json-file', {}], units: ['fluent-bit.service'] }))).toBe('attest')
  expect(status(host({ container: ['none', {}], units: ['fluent-bit.service'] }))).toBe('fail')
  expect(status(host({ units: ['fluent-bit.service'] }))).toBe('pass')
})

test('a line that did not arrive', () => {
  const seen = host()
  const value = { plainContainer: { refused: '' }, unsignedPull: null }
  seen.probes = {
    seen: true,
    value: { ...value, logCanary: { driver: 'syslog', arrived: false, said: 'refused' } },
  }
  expect(subjects(seen)).toEqual(['setting:log-driver'])
  seen.probes = { seen: true, value: { ...value, logCanary: { driver: 'syslog', arrived: null, said: '' } } }
  expect(judge(seen).status).toBe('pass')
})

test('where only the daemon answers, a file of logs may be collected by somebody unseen', () => {
  const away = (driver: string, options: Record<string, string>) => {
    const seen = {
      ...host({ container: [driver, options], daemon: ['splunk', {}] }),
      host: { seen: false, why: { text: 'far away' } } as const,
    }
    return judge(seen).status
  }
  expect(away('json-file', {})).toBe('error')
  expect(away('none', {})).toBe('fail')
  expect(away('syslog', REMOTE)).toBe('pass')
})

test('the machine itself by another name or address is no other machine; a container of its own is asked about', () => {
  const to = (address: string) => {
    const seen = host({
      container: ['syslog', { 'syslog-address': address }],
      texts: { '/etc/hosts': '127.0.1.1 master\n192.0.2.7 loghost # far\n' },
    })
    seen.networks[0]!.members = [{ container: 'logs', address: '172.17.0.9' }]
    seen.containers[0]!.inspect.NetworkSettings.Networks = {
      bridge: {
        NetworkID: '',
        IPAddress: '',
        Gateway: '172.17.0.1',
        MacAddress: '',
        GlobalIPv6Address: '',
        Aliases: null,
      },
    }
    return reportOf(seen, noPolicy, { kind: 'docker' }).items.find(({ id }) => id === 'O6')?.status
  }
  expect(to('udp://172.17.0.1:514')).toBe('fail')
  expect(to('udp://master:514')).toBe('fail')
  expect(to('udp://172.17.0.9:514')).toBe('attest')
  expect(to('udp://loghost:514')).toBe('pass')
})

test('a line that could not be written, or read back, is told and is no finding', () => {
  const seen = host()
  const value = { plainContainer: { refused: '' }, unsignedPull: null }
  const looked = (arrived: boolean | null, said: string) => {
    seen.probes = { seen: true, value: { ...value, logCanary: { driver: 'syslog', arrived, said } } }
    expect(judge(seen).findings).toEqual([])
    return judge(seen).looked.map(({ got }) => render(got))
  }
  expect(looked(null, 'No such image')).toContain('cannot be told from here: No such image')
  expect(looked(true, 'canary')).toContain('read back from the log driver syslog')
})
