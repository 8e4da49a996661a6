import { expect, test } from 'vitest'
import { unitOf } from './boot-files.ts'

test('files belong to units', () => {
  expect(unitOf('/etc/systemd/system/docker.service.d/x.conf')).toBe('docker.service')
  expect(unitOf('/usr/lib/systemd/system/front.socket')).toBe('front.socket')
  expect(unitOf('/etc/nftables.conf')).toBeUndefined()
})
