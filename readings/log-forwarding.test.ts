import { expect, test } from 'vitest'
import {
  forwardsToSyslog,
  hostOf,
  inHosts,
  isElsewhere,
  readsJournal,
  rsyslogTargets,
} from './log-forwarding.ts'

test.each([
  'udp://192.0.2.7:514',
  'tcp+tls://loghost:6514',
  'loghost:24224',
  'https://splunk.example/x',
  'tcp://[2001:db8::1]:514',
])('%s is elsewhere', (address) => expect(isElsewhere(address)).toBe(true))

test.each([
  'unix:///dev/log',
  'unixgram:///dev/log',
  '/dev/log',
  'udp://127.0.0.1:514',
  'localhost:24224',
  'tcp://[::1]:514',
  '',
  'udp://:514',
])('%s is not', (address) => expect(isElsewhere(address)).toBe(false))

test('where rsyslog forwards to', () => {
  expect(rsyslogTargets('*.* @@loghost:514\n*.info @(z9)192.0.2.7')).toEqual(['loghost', '192.0.2.7'])
  expect(rsyslogTargets('action(type="omfwd"\n  target="loghost" port="514")')).toEqual(['loghost'])
  expect(rsyslogTargets('#*.* @@loghost:514\n*.* /var/log/syslog\n*.* @127.0.0.1')).toEqual([])
  expect(rsyslogTargets('action(type="omfile" file="/x" target="loghost")')).toEqual([])
  expect(rsyslogTargets('mail.* root@loghost')).toEqual([])
})

test('what comes from the journal', () => {
  expect(readsJournal('module(load="imjournal")')).toBe(true)
  expect(readsJournal('#module(load="imjournal")')).toBe(false)
  expect(forwardsToSyslog(['[Journal]\n#ForwardToSyslog=yes\n'])).toBeUndefined()
  expect(forwardsToSyslog(['ForwardToSyslog=yes\n', 'ForwardToSyslog=no\n'])).toBe(false)
})

test('names and addresses', () => {
  expect(hostOf('tcp+tls://[2001:db8::1]:514')).toBe('2001:db8::1')
  expect(hostOf('unixgram:///dev/log')).toBe('')
  expect(inHosts('# 1.2.3.4 loghost\n192.0.2.7 far loghost\n', 'loghost')).toBe('192.0.2.7')
  expect(inHosts('', 'loghost')).toBe('loghost')
})
