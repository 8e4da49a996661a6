import { expect, test } from 'vitest'
import { oldPackages } from './packages.ts'

const cves = (manager: string, installed: Record<string, string>) =>
  oldPackages(manager, installed).map(({ cve }) => cve)

test('older than the mended version of its own release line', () => {
  expect(cves('dpkg', { libc6: '2.36-9+deb12u1' })).toEqual(['CVE-2023-4911'])
  expect(cves('dpkg', { libc6: '2.36-9+deb12u10' })).toEqual([])
  expect(cves('apk', { libssl3: '3.0.5-r3', libcrypto3: '3.0.5-r3' })).toEqual(['CVE-2022-3602'])
  expect(cves('dpkg', { liblzma5: '5.6.0-0.2' })).toEqual(['CVE-2024-3094'])
  expect(cves('dpkg', { liblzma5: '5.6.1+really5.4.5-1' })).toEqual([])
})

test('a line that nobody wrote down says nothing', () => {
  expect(cves('dpkg', { libc6: '2.41-12' })).toEqual([])
  expect(cves('dpkg', { libc6: '2.35-0ubuntu3.1' })).toEqual([])
  expect(cves('apk', { libssl3: '3.5.1-r0', zlib: '1.3.1-r2' })).toEqual([])
  expect(cves('rpm', { libc6: '1' })).toEqual([])
  expect(cves('dpkg', { toString: '1' })).toEqual([])
})
