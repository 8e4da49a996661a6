import { expect, test } from 'vitest'
import { headingId } from './headings.ts'

test.each([
  ['What an open port means', 'what-an-open-port-means'],
  ["4. Put the server's files where they stay", '4-put-the-server-s-files-where-they-stay'],
  ['Port __plainPort__ is open!', 'port-plainport-is-open'],
  ['证书 in ten minutes', '证书-in-ten-minutes'],
])('%s → %s', (text, id) => {
  expect(headingId(text)).toBe(id)
})
