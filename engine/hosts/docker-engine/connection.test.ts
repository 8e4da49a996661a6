import { expect, test } from 'vitest'
import { describeConnection, parseDockerHost } from './connection.ts'

const noTls = () => undefined

test.each([
  ['unix:///run/docker.sock', { socketPath: '/run/docker.sock' }],
  ['npipe:////./pipe/docker_engine', { socketPath: '//./pipe/docker_engine' }],
  ['tcp://host:2375', { protocol: 'http', host: 'host', port: 2375 }],
  ['tcp://host', { protocol: 'http', host: 'host', port: 2375 }],
  ['https://host', { protocol: 'https', host: 'host', port: 2376 }],
  ['tcp://[2001:db8::1]:99', { protocol: 'http', host: '2001:db8::1', port: 99 }],
  ['ssh://user@host', undefined],
  ['fd://', undefined],
  ['host:2375', undefined],
  ['', undefined],
])('%s', (address, connection) => {
  expect(parseDockerHost(address, noTls)).toEqual(connection)
})

test('a connection is written as DOCKER_HOST takes it', () => {
  for (const address of ['unix:///run/docker.sock', 'npipe:////./pipe/docker_engine', 'tcp://host:2375']) {
    const connection = parseDockerHost(address, noTls)
    expect(connection && describeConnection(connection)).toBe(address)
  }
})
