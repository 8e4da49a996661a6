import { expect, test } from 'vitest'
import { RecordingId } from './recording.ts'

const id = (at: string) => `${at}_daemon-tls_master_0a1b2c3d`

test('a recording is of a day and an hour that there are', () => {
  expect(RecordingId.safeParse(id('20261122T093000Z')).success).toBe(true)
  expect(RecordingId.safeParse(id('20240229T235959Z')).success).toBe(true)
  for (const at of [
    '99999999T000000Z',
    '20261322T093000Z',
    '20261100T093000Z',
    '20261122T243000Z',
    '20261122T096000Z',
  ])
    expect(RecordingId.safeParse(id(at)).success).toBe(false)
})
