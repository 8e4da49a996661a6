import { expect, test } from 'vitest'
import { readConfigurationFiles } from './daemon-configuration.ts'
import { configFileOf, parseConfiguration } from '../../readings/daemon-options.ts'
import { hostDouble } from './probe-double.ts'

const dockerd = (...args: string[]) => ['/usr/sbin/dockerd', '-H', 'fd://', ...args]

test.each([
  [['dockerd'], '/etc/docker/daemon.json'],
  [dockerd(), '/etc/docker/daemon.json'],
  [['dockerd', '--config-file', '/opt/d.json'], '/opt/d.json'],
  [dockerd('--config-file=/srv/a.json'), '/srv/a.json'],
  [dockerd('--config-file', '/srv/b.json'), '/srv/b.json'],
])('%j reads %s', (args, path) => {
  expect(configFileOf(args)).toBe(path)
})

test('no file and an empty one say nothing; what is no JSON object is broken', () => {
  expect([undefined, '', ' \n', '{}'].map(parseConfiguration)).toEqual([{}, {}, {}, {}])
  for (const text of ['{', '[]', 'null', '7']) expect(parseConfiguration(text)).toBeUndefined()
})

test('the files that decide how dockerd starts are those that systemd and its arguments name, if they are there', async () => {
  const there = ['/lib/docker.service', '/etc/docker/daemon.json']
  const host = hostDouble('master', {
    stat: async (path) =>
      there.includes(path)
        ? {
            path,
            type: 'file',
            mode: 0o644,
            uid: 0,
            gid: 0,
            size: 1,
            changedAt: 7,
            inode: '1:1',
            othersCanRead: true,
          }
        : undefined,
  })
  const service = {
    FragmentPath: '/lib/docker.service',
    DropInPaths: '',
    EnvironmentFiles: '/etc/default/docker (ignore_errors=yes)',
  }
  expect(await readConfigurationFiles(host, service, dockerd())).toEqual(
    there.map((path) => ({ path, changedAt: 7 })),
  )
})
