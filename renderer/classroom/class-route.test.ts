import { expect, test } from 'vitest'
import { classHashOf, type ClassRoute, classRouteOf } from './class-route.ts'

test.each<ClassRoute>([
  { tab: 'room' },
  { tab: 'room', exercise: 'daemon-tls' },
  { tab: 'learner', person: 'a1b2' },
  { tab: 'learner', person: 'a/b', exercise: 'daemon-tls' },
  { tab: 'people' },
])('%o has an address that leads back to it', (route) => {
  expect(classRouteOf(classHashOf(route))).toEqual(route)
})

test.each(['', '#/', '#/join/ABCD', '#/class/nothing', '#/class/learner', '#/class/room/%E0%A4%A'])(
  '%s leads to the room',
  (hash) => expect(classRouteOf(hash).tab).toBe('room'),
)
