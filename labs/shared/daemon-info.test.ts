import { expect, test } from 'vitest'
import { daemonIdOf, reduceInfo } from './daemon-info.ts'

const info = JSON.stringify({ ID: 'abc-123', ServerVersion: '26.1.5', Name: 'x'.repeat(500) })

test('only what Docker says about itself has an ID', () => {
  expect(daemonIdOf(info)).toBe('abc-123')
  for (const body of ['', '[]', 'null', '{"ID":"abc"}', '{"ID":1,"ServerVersion":"1"}', '<html>']) {
    expect(daemonIdOf(body)).toBeNull()
  }
})

test('outcomes are shortened and keep what matters', () => {
  const served = reduceInfo({ kind: 'answered', status: 200, body: info, peerCertificate: 'PEM' })
  expect(served).toEqual({ kind: 'answered', status: 200, body: info.slice(0, 200), daemonId: 'abc-123' })
  expect(reduceInfo({ kind: 'answered', status: 404, body: ' no \n' })).toEqual({
    kind: 'answered',
    status: 404,
    body: 'no',
  })
  expect(reduceInfo({ kind: 'untrusted', message: 'm'.repeat(900), peerCertificate: 'PEM' })).toEqual({
    kind: 'untrusted',
    message: 'm'.repeat(200),
  })
})
