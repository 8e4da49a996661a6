import { expect, test } from 'vitest'
import { classTime } from './class-time.ts'

const AT = '2026-11-24T17:00:00.000Z'
const reader = { locale: 'en-GB', now: Date.parse('2026-11-22T12:00:00.000Z') }

test('a reader in another zone reads both clocks', () => {
  expect(classTime(AT, 'Europe/Berlin', { ...reader, zone: 'America/New_York' })).toEqual({
    inClass: 'Tue 24 Nov, 18:00',
    zone: 'Europe/Berlin',
    own: 'Tue 24 Nov, 12:00',
  })
})

test('where both clocks agree, one is enough, whatever the zones are called', () => {
  expect(classTime(AT, 'Europe/Berlin', { ...reader, zone: 'Europe/Paris' }).own).toBeNull()
})

test('two zones that agree in winter may differ in summer', () => {
  const winter = classTime('2026-12-01T12:00:00Z', 'Europe/Berlin', { ...reader, zone: 'Africa/Lagos' })
  const summer = classTime('2026-07-01T12:00:00Z', 'Europe/Berlin', { ...reader, zone: 'Africa/Lagos' })
  expect([winter.own, summer.own]).toEqual([null, 'Wed 1 Jul, 13:00'])
})

test('another year is said', () => {
  expect(
    classTime('2027-01-05T08:30:00Z', 'Europe/Berlin', { ...reader, zone: 'Europe/Berlin' }).inClass,
  ).toBe('Tue, 5 Jan 2027, 09:30')
})

test('a zone that nobody knows is the reader’s own', () => {
  expect(classTime(AT, 'Mars/Olympus', { ...reader, zone: 'UTC' })).toEqual({
    inClass: 'Tue 24 Nov, 17:00',
    zone: 'Mars/Olympus',
    own: null,
  })
})
