import { expect, test } from 'vitest'
import { withoutLogin } from './without-login.ts'

test.each([
  ['unix:///run/docker.sock', 'unix:///run/docker.sock'],
  ['ssh://ann@far:22/run/docker.sock', 'ssh://ann@far:22/run/docker.sock'],
  ['ssh://[::1]:2222', 'ssh://[::1]:2222'],
  ['ssh://ann:secret@far', 'ssh://…@far'],
  ['tcp://user:secret@staging:2376', 'tcp://…@staging:2376'],
  ['tcp://token@staging:2376', 'tcp://…@staging:2376'],
  ['tcp://user:se@cret@staging:2376', 'tcp://…@staging:2376'],
  ['HTTPS://user:secret@staging/', 'HTTPS://…@staging/'],
  ['a-context', 'a-context'],
])('%s is shown as %s', (address, shown) => {
  expect(withoutLogin(address)).toBe(shown)
})
