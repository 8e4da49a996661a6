import type { PeerCertificate } from 'node:tls'
import { expect, test } from 'vitest'
import { checkServerName } from './server-name.ts'

const certificate = (subjectaltname: string | undefined, CN = 'master') =>
  ({ subjectaltname, subject: { CN } }) as unknown as PeerCertificate

test.each([
  ['master', 'DNS:master, DNS:heron.lab, IP Address:10.1.2.3', undefined],
  ['heron.lab', 'DNS:master, DNS:*.lab', undefined],
  ['10.1.2.3', 'DNS:master, IP Address:10.1.2.3', undefined],
  ['master', undefined, 'certificate relies on legacy Common Name field, use SANs instead'],
  ['master', 'DNS:*', 'certificate is valid for *, not master'],
  ['master', 'IP Address:10.1.2.3', 'certificate is valid for 10.1.2.3, not master'],
  ['10.1.2.3', 'DNS:10.1.2.3', "certificate doesn't contain any IP SANs, so it is not valid for 10.1.2.3"],
  ['10.1.2.3', 'IP Address:10.1.2.4', 'certificate is valid for 10.1.2.4, not 10.1.2.3'],
  ['a.heron.lab', 'DNS:*.lab', 'certificate is valid for *.lab, not a.heron.lab'],
])('%s against %s', (name, names, verdict) => {
  expect(checkServerName(name, certificate(names))).toBe(verdict)
})
