import { expect, test } from 'vitest'
import { render } from '../../../contract/index.ts'
import { troubleInWords } from '../lab-hosts.ts'
import { explainAptFailure, isDebianLike } from './apt.mjs'

test.each([
  ['ID=debian\nVERSION_ID="12"\n', true],
  ['NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\n', true],
  ['ID=linuxmint\nID_LIKE="ubuntu debian"\n', true],
  ['ID=fedora\n', false],
  ['ID=alpine\nPRETTY_NAME="not debian"\n', false],
  ['', false],
])('%j', (osRelease, expected) => {
  expect(isDebianLike(osRelease)).toBe(expected)
})

test.each([
  ["E: You don't have enough free space in /var/cache/apt/archives/.", 'disk-full'],
  ['dpkg: error: write failed (No space left on device)', 'disk-full'],
  ['E: Could not get lock /var/lib/dpkg/lock-frontend.', 'apt-busy'],
  ["Err:1 http://mirror.example Temporary failure resolving 'mirror.example'", 'apt-unreachable'],
  ['E: Failed to fetch http://mirror.example/x.deb  Connection timed out', 'apt-unreachable'],
  ['E: Unable to locate package docker.io', 'apt-unknown-package'],
  ['dpkg: dependency problems prevent configuration of docker.io', 'apt-failed'],
])('%s', (output, code) => {
  const trouble = explainAptFailure(output, ['docker.io', 'iptables'], '/log')
  expect(trouble.code).toBe(code)
  expect(render(troubleInWords(trouble))).toContain('docker.io')
})
