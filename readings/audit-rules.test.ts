import { expect, test } from 'vitest'
import { isWatched, readAuditRules } from './audit-rules.ts'

const watched = (path: string, ...lines: string[]) => isWatched(readAuditRules(lines), path)
const JSON_FILE = '/etc/docker/daemon.json'

test.each([
  `-w ${JSON_FILE}`,
  `-w ${JSON_FILE} -p wa -k docker`,
  `-w ${JSON_FILE} -p rwxa`,
  '-w /etc/docker/ -p wa',
  '-w /etc/docker -p wa -k docker',
  `-a always,exit -F path=${JSON_FILE} -F perm=wa -F key=docker`,
  `-a exit,always -F path=${JSON_FILE} -F perm=wa`,
  '-a always,exit -F arch=b64 -S all -F dir=/etc/docker -F perm=wa -k docker',
  `  -w ${JSON_FILE} -pwa`,
])('%s watches it', (line) => expect(watched(JSON_FILE, line)).toBe(true))

test.each([
  `-w ${JSON_FILE}.bak -p wa`,
  '-w /etc/docker/daemon -p wa',
  '-w /etc/docker-old -p wa',
  `# -w ${JSON_FILE}`,
  `-w ${JSON_FILE} -p r`,
  `-w ${JSON_FILE} -p w`,
  `-a never,exit -F path=${JSON_FILE}`,
  '-a always,exit -F path=/etc/docker -F perm=wa',
  `-a always,exit -F path=${JSON_FILE} -F perm=wa -F uid=1000`,
  `-a always,exit -F path!=${JSON_FILE} -F perm=wa`,
  `-a always,exit -F path=${JSON_FILE} -S open`,
  'No rules',
])('%s does not', (line) => expect(watched(JSON_FILE, line)).toBe(false))

test('a directory is not watched by a rule for something in it', () => {
  expect(watched('/var/lib/docker', '-w /var/lib/docker/volumes -p wa')).toBe(false)
  expect(watched('/var/lib/docker', '-w /var/lib/docker -p wa')).toBe(true)
})

test('rules that were taken away, and one that silences all', () => {
  expect(watched(JSON_FILE, `-w ${JSON_FILE}`, '-D')).toBe(false)
  expect(watched(JSON_FILE, '-D', `-w ${JSON_FILE}`)).toBe(true)
  expect(watched(JSON_FILE, `-w ${JSON_FILE}`, `-W ${JSON_FILE}`)).toBe(false)
  expect(watched(JSON_FILE, `-w ${JSON_FILE}`, '-a never,task')).toBe(false)
})

test('links of every system are one place', () => {
  expect(watched('/run/docker.sock', '-w /var/run/docker.sock')).toBe(true)
  expect(watched('/usr/bin/runc', '-w /bin/runc')).toBe(true)
})
