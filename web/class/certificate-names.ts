import { X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'

/** Those that it is for and that stand in no need of being completed. */
export function namesIn(pem: string): string[] {
  const listed = new X509Certificate(pem).subjectAltName ?? ''
  return [...listed.matchAll(/DNS:([^,*"\s]+)(?:,|$)/g)].map(([, name = '']) => name.toLowerCase())
}

/** Whether a browser that asks for this name takes it for the right one. */
export function isFor(pem: string, name: string): boolean {
  const certificate = new X509Certificate(pem)
  return (isIP(name) ? certificate.checkIP(name) : certificate.checkHost(name)) !== undefined
}
