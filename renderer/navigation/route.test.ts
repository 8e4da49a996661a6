import { expect, test } from 'vitest'
import { hashOf, routeOf } from './route.ts'

test.each([
  ['', { view: 'course' }],
  ['#', { view: 'course' }],
  ['#/settings', { view: 'settings' }],
  ['#/glossary/user%20namespace', { view: 'glossary', at: 'user namespace' }],
  ['#daemon-tls', { view: 'lesson', slug: 'daemon-tls' }],
  ['#daemon-tls/3', { view: 'lesson', slug: 'daemon-tls', at: '3' }],
  ['#daemon-tls/task/closed', { view: 'lesson', slug: 'daemon-tls', task: 'closed' }],
  ['#daemon-tls/task', { view: 'lesson', slug: 'daemon-tls' }],
  ['#no-such-lesson', { view: 'course' }],
  ['#/no-such-view', { view: 'course' }],
  ['#/glossary/%E0%A4%A', { view: 'glossary', at: '%E0%A4%A' }],
])('%s', (hash, route) => {
  expect(routeOf(hash)).toEqual(route)
})

test('an address leads back to where it came from', () => {
  for (const hash of [
    '#/course',
    '#/glossary/user%20namespace',
    '#daemon-tls',
    '#daemon-tls/3',
    '#daemon-tls/task/closed',
  ]) {
    expect(hashOf(routeOf(hash))).toBe(hash)
  }
})
