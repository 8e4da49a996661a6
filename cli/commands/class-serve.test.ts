import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { linkToServed } from '../../engine/classroom/serving/served.ts'
import { eventually } from '../../engine/testing/eventually.ts'
import { type ServeOptions, classServe, invitationText } from './class-serve.ts'

let folder: string
let printed: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bulkhead-serve-'))
  mkdirSync(join(folder, 'renderer'))
  writeFileSync(join(folder, 'renderer', 'index.html'), '<title>App</title>')
  printed = ''
  const take = (chunk: unknown) => ((printed += String(chunk)), true)
  vi.spyOn(process.stdout, 'write').mockImplementation(take)
  vi.spyOn(process.stderr, 'write').mockImplementation(take)
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})

const interrupts: AbortController[] = []
function serve(options: Partial<ServeOptions> = {}) {
  const interrupt = new AbortController()
  interrupts.push(interrupt)
  const ended = classServe(
    { hosting: false, listen: '127.0.0.1:0', data: join(folder, 'class'), ...options },
    interrupt.signal,
    join(folder, 'renderer'),
  )
  ended.catch(() => {})
  return { ended, stop: () => interrupt.abort() }
}
const about = (origin: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const ca = readFileSync(join(folder, 'class', 'tls-cert.pem'))
    request(`${origin}/class/about`, { ca, servername: 'localhost', agent: false }, (response) => {
      text(response).then(resolve, reject)
    })
      .on('error', reject)
      .end()
  })

test('is told as JSON, answers, and ends in order when it is interrupted', async () => {
  const { ended, stop } = serve({ json: true, name: 'Docker 101' })
  const told = await eventually(() => JSON.parse(printed))
  expect(told).toMatchObject({ name: 'Docker 101', hosts: false, isTrusted: false })
  const [origin] = told.addresses
  expect(told.link).toBe(`${origin}/#/join/${told.code}/${told.fingerprint}`)
  expect(told.instructorLink.startsWith(`${origin}/?token=`)).toBe(true)
  expect(JSON.parse(await about(origin))).toEqual({ name: 'Docker 101', hosts: false, me: null })
  stop()
  expect(await ended).toBe(0)
  await expect(about(origin)).rejects.toThrow('ECONNREFUSED')
  expect(linkToServed(join(folder, 'class'))).toBeUndefined()
  // Secrets of links are nowhere in the folder.
  const token = new URL(told.instructorLink).searchParams.get('token')!
  for (const entry of readdirSync(join(folder, 'class'), { recursive: true, withFileTypes: true }))
    if (entry.isFile()) expect(readFileSync(join(entry.parentPath, entry.name)).includes(token)).toBe(false)
})

test('is told in words, with how to let others in', async () => {
  const { ended, stop } = serve()
  await eventually(() => expect(printed).toContain('Only this machine reaches it'))
  expect(printed).toMatch(
    /To join: scan the code, or open https:\/\/127\.0\.0\.1:\d+\/#\/join\/[2-9A-Z]{8}\/[0-9a-f]{64}/,
  )
  expect(printed).toMatch(/join code [2-9A-Z]{4} [2-9A-Z]{4}/)
  stop()
  expect(await ended).toBe(0)
})

test('a second one on the same folder is refused, and the folder is free again after the first', async () => {
  const first = serve({ json: true })
  await eventually(() => JSON.parse(printed))
  await expect(serve().ended).rejects.toMatchObject({ trouble: { code: 'class-home-in-use' } })
  first.stop()
  await first.ended
  printed = ''
  const again = serve({ json: true })
  await eventually(() => JSON.parse(printed))
  again.stop()
  expect(await again.ended).toBe(0)
})

test('what can’t be served leaves nothing behind', async () => {
  const data = join(folder, 'class')
  await expect(serve({ database: 'postgres://u:secret@127.0.0.1:1/x' }).ended).rejects.toMatchObject({
    trouble: { code: 'class-database-unavailable' },
  })
  await expect(serve({ cert: join(folder, 'no.pem'), key: join(folder, 'no.key') }).ended).rejects.toThrow(
    'no.pem can’t be read',
  )
  for (const options of [{ cert: 'x' }, { key: 'x' }, { maxHosts: '0' }, { maxHosts: 'many' }])
    await expect(serve(options).ended).rejects.toMatchObject({ name: 'UsageError' })
  await expect(serve({ listen: 'nowhere at all' }).ended).rejects.toMatchObject({ name: 'Refused' })
  expect(linkToServed(data)).toBeUndefined()
  printed = ''
  const { ended, stop } = serve({ json: true })
  await eventually(() => JSON.parse(printed))
  stop()
  expect(await ended).toBe(0)
})

test('a certificate that browsers trust needs no word about it', () => {
  const invitation = {
    ...{ code: 'ABCD2345', addresses: ['https://class.example.org', 'https://192.0.2.7'], fingerprint: 'ab' },
    ...{ isTrusted: true, link: 'https://class.example.org/#/join/ABCD2345' },
  }
  const said = invitationText('Docker 101', invitation)
  expect(said).toContain('It is also reached at https://192.0.2.7.')
  expect(said).not.toContain('SHA-256')
  expect(invitationText('Docker 101', { ...invitation, isTrusted: false })).toContain('SHA-256')
})
