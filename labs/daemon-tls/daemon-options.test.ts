import { expect, test } from 'vitest'
import { tlsPathsOf } from './daemon-options.ts'

const paths = { ca: '/t/ca', cert: '/t/cert', key: '/t/key' }
const flags = ['--tlscacert=/t/ca', '--tlscert', '/t/cert', '--tlskey=/t/key']

test('flags name the files, with an equals sign or without', () => {
  expect(tlsPathsOf(['dockerd', '-H', 'fd://', '--tlsverify', ...flags], undefined)).toEqual(paths)
  expect(tlsPathsOf(['dockerd', ...flags, '--tlsverify'], '{}')).toEqual(paths)
})

test('daemon.json names them as well, and both go together', () => {
  const json = JSON.stringify({ tlsverify: true, tlscacert: '/t/ca', tlscert: '/t/cert', tlskey: '/t/key' })
  expect(tlsPathsOf(['dockerd'], json)).toEqual(paths)
  expect(tlsPathsOf(['dockerd', ...flags], '{"tls": true}')).toEqual(paths)
})

test('what is not named has dockerd’s default', () => {
  expect(tlsPathsOf(['dockerd', '--tlsverify', '--tlscert=/t/cert'], undefined)).toEqual({
    ca: '/root/.docker/ca.pem',
    cert: '/t/cert',
    key: '/root/.docker/key.pem',
  })
})

test('naming tlsverify turns TLS on, even as false; tls has to be true', () => {
  expect(tlsPathsOf(['dockerd', '--tlsverify=false', ...flags], undefined)).toEqual(paths)
  expect(tlsPathsOf(['dockerd', '--tls', ...flags], undefined)).toEqual(paths)
  expect(tlsPathsOf(['dockerd', '--tls=false', ...flags], undefined)).toBeUndefined()
  expect(tlsPathsOf(['dockerd', '-H', 'tcp://0.0.0.0:1'], undefined)).toBeUndefined()
})

test('a file that is no JSON object says nothing', () => {
  for (const text of ['', '{', '[]', 'null', '7']) expect(tlsPathsOf(['dockerd'], text)).toBeUndefined()
})
