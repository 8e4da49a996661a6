import { expect, test } from 'vitest'
import { packageIn } from './dpkg-status.ts'

const status = `Package: docker-cli
Status: install ok installed
Version: 26.1.5+dfsg1-9+deb13u1
Description: command
 Package: docker.io

Package: docker.io
Status: hold ok installed
Depends: containerd
Version: 20.10.24+dfsg1-1+deb12u1+b6
`

test('each package has its own entry', () => {
  expect(packageIn(status, 'docker-cli')).toEqual({
    status: 'install ok installed',
    version: '26.1.5+dfsg1-9+deb13u1',
  })
  expect(packageIn(status, 'docker.io')).toEqual({
    status: 'hold ok installed',
    version: '20.10.24+dfsg1-1+deb12u1+b6',
  })
})

test('what dpkg does not know', () => {
  expect(packageIn(status, 'docker')).toBeNull()
  expect(packageIn('', 'docker.io')).toBeNull()
})
