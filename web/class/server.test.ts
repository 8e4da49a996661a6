import { X509Certificate } from 'node:crypto'
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { connect } from 'node:tls'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { DOORS, JoinAnswer } from '../../contract/class/index.ts'
import { keyFingerprint } from '../../engine/classroom/pin.ts'
import { createReportingDevice } from '../../classroom/testing/reporting-device.ts'
import { eventually } from '../../engine/testing/eventually.ts'
import { Refused } from '../refused.ts'
import { ownCertificate } from './own-certificate.ts'
import { MAX_BODY } from './read-body.ts'
import { setServedClass } from './testing/served-class.ts'

const { stage, serve } = setServedClass()

describe('the instructor’s link', () => {
  test('lets one browser in, once, with a cookie that no script and no other site can use', async () => {
    const { https, ask, port } = await serve()
    const { search } = new URL(https.instructorLink())
    const first = await ask(`/${search}`)
    expect(first).toMatchObject({
      status: 303,
      headers: { location: '/#/class', 'cache-control': 'no-store' },
    })
    const [cookie = ''] = first.headers['set-cookie'] as string[]
    expect(cookie).toMatch(
      new RegExp(
        `^__Host-bulkhead-class-${port}=\\S+; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=\\d+$`,
      ),
    )
    const again = await ask(`/${search}`)
    expect(again.status).toBe(403)
    expect(again.headers['set-cookie']).toBeUndefined()
    expect(again.body).toContain('press Enter')
    const about = await ask(DOORS.about, { headers: { Cookie: cookie.split(';')[0]! } })
    expect(JSON.parse(about.body)).toMatchObject({
      name: 'Docker 101',
      hosts: true,
      me: { role: 'instructor' },
    })
    // Reloading the used link locks nobody out who came by it.
    expect((await ask(`/${search}`, { headers: { Cookie: cookie.split(';')[0]! } })).status).toBe(303)
  })

  test('a wrong one and a mere look at it spend nothing; a fresh one takes the place of the one before', async () => {
    const { https, ask } = await serve()
    const { search } = new URL(https.instructorLink())
    for (const wrong of ['', 'x', 'é', 'a'.repeat(32), 'a'.repeat(10_000)])
      expect((await ask(`/?token=${encodeURIComponent(wrong)}`)).status).toBe(403)
    expect((await ask(`/${search}`, { method: 'HEAD' })).status).toBe(403)
    const fresh = new URL(https.instructorLink()).search
    expect((await ask(`/${search}`)).status).toBe(403)
    expect((await ask(`/${fresh}`)).status).toBe(303)
  })
})

describe('the app’s files', () => {
  test('are anybody’s, with a policy that lets nothing else in', async () => {
    const { ask, port } = await serve()
    const page = await ask('/')
    expect(page).toMatchObject({ status: 200, body: expect.stringContaining('<title>App</title>') })
    const policy = String(page.headers['content-security-policy'])
    expect(policy).toContain(`connect-src 'self' wss://127.0.0.1:${port};`)
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|\*/)
    expect(page.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' })
    expect((await ask('/assets/index-abc.js')).headers['cache-control']).toContain('immutable')
  })

  test.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/class.db',
    '/tls-key.pem',
    '/class',
    '/class/nothing',
    '/rpc',
    '/class/rpc',
    '/__proto__',
  ])('%s is not there', async (path) => {
    const { ask } = await serve()
    expect((await ask(path)).status).toBe(404)
  })
})

describe('the doors', () => {
  test('a browser joins, is known by its cookie from then on, and signs out', async () => {
    const { ask, post, world } = await serve()
    const { code } = await world.server.invitation()
    expect(JSON.parse((await ask(DOORS.about)).body)).toMatchObject({ me: null })
    const joined = await post(DOORS.join, { code, name: 'Ada', machine: 'Firefox' })
    expect(JSON.parse(joined.body)).toMatchObject({ kind: 'in', me: { name: 'Ada', place: 'hosted' } })
    expect(JSON.parse(joined.body)).not.toHaveProperty('token')
    const Cookie = joined.headers['set-cookie']![0]!.split(';')[0]!
    const me = async () => JSON.parse((await post(DOORS.about, {}, { Cookie })).body).me
    expect(await me()).toMatchObject({ name: 'Ada', role: 'learner' })
    const out = await post(DOORS.signOut, {}, { Cookie })
    expect(out.headers['set-cookie']![0]).toContain('Max-Age=0')
    expect(await me()).toBeNull()
  })

  test('an app joins with its key and gets a token and no cookie', async () => {
    const { post, ask, world } = await serve()
    const { code } = await world.server.invitation()
    const { key } = createReportingDevice()
    const { body, headers } = await post(DOORS.join, { code, name: 'Ada', machine: 'laptop', key })
    expect(headers['set-cookie']).toBeUndefined()
    const answer = JoinAnswer.parse(JSON.parse(body))
    const token = (answer as { token: string }).token
    const about = await ask(DOORS.about, { headers: { Authorization: `Bearer ${token}` } })
    expect(JSON.parse(about.body).me).toMatchObject({ name: 'Ada' })
  })

  test('a wrong code and a wrong password are refused, and set no cookie', async () => {
    const { post } = await serve()
    const join = await post(DOORS.join, { code: 'AAAA2222', name: 'Ada', machine: 'Firefox' })
    expect(JSON.parse(join.body)).toEqual({ kind: 'refused', why: 'code' })
    const signIn = await post(DOORS.signIn, { login: 'ada', password: 'not this one' })
    expect(JSON.parse(signIn.body)).toEqual({ kind: 'refused', why: 'wrong' })
    for (const { headers } of [join, signIn]) expect(headers['set-cookie']).toBeUndefined()
  })

  test('what is not understood, too large, no JSON or not posted is refused', async () => {
    const { ask, post } = await serve()
    const json = { 'Content-Type': 'application/json' }
    for (const value of [{}, [], null, 'x', { code: 'AAAA2222' }, { code: 1, name: 'A', machine: 'B' }])
      expect((await post(DOORS.join, value)).status).toBe(400)
    const notJson = await ask(DOORS.join, { method: 'POST', headers: json, body: '{' })
    expect(notJson.status).toBe(400)
    const form = { 'Content-Type': 'application/x-www-form-urlencoded' }
    expect((await ask(DOORS.join, { method: 'POST', headers: form, body: 'a=b' })).status).toBe(415)
    expect((await post(DOORS.join, { code: 'x'.repeat(MAX_BODY) })).status).toBe(413)
    for (const path of [DOORS.join, DOORS.signIn, DOORS.signOut]) expect((await ask(path)).status).toBe(405)
    for (const method of ['PUT', 'DELETE', 'OPTIONS', 'TRACE'])
      expect((await ask('/', { method })).status).toBe(405)
  })

  test('a body whose length is not said is cut off where it is too large', async () => {
    const { raw, port } = await serve()
    const socket = raw()
    const piece = 'y'.repeat(1000)
    socket.write(
      `POST ${DOORS.join} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`,
    )
    for (let n = 0; n < 40; n += 1) socket.write(`${piece.length.toString(16)}\r\n${piece}\r\n`)
    expect(await text(socket)).toContain('HTTP/1.1 413')
  })

  test('one who never finishes asking is cut off', async () => {
    const { raw, ask } = await serve()
    const socket = raw()
    socket.write('POST /class/join HTTP/1.1\r\nHost: ')
    const began = performance.now()
    expect(await text(socket)).toContain('408')
    expect(performance.now() - began).toBeLessThan(9000)
    expect((await ask('/')).status).toBe(200)
  })
})

describe('what comes from elsewhere', () => {
  test('another Host is refused, also at the doors and with the right link', async () => {
    const { ask, post, https, port } = await serve()
    const { search } = new URL(https.instructorLink())
    for (const Host of ['example.org', `example.org:${port}`, '127.0.0.1', `127.0.0.1:${port + 1}`]) {
      expect((await ask('/', { headers: { Host } })).status).toBe(421)
      expect((await ask(`/${search}`, { headers: { Host } })).status).toBe(421)
      expect((await post(DOORS.about, {}, { Host })).status).toBe(421)
    }
    expect((await ask(`/${search}`, { headers: { Host: `localhost:${port}` } })).status).toBe(303)
  })

  test('another Origin is refused', async () => {
    const { post, enter, port } = await serve()
    const Cookie = await enter()
    for (const Origin of [
      'https://example.org',
      'null',
      `http://127.0.0.1:${port}`,
      `https://localhost:${port}`,
    ])
      for (const path of Object.values(DOORS))
        expect((await post(path, {}, { Origin, Cookie })).status).toBe(403)
    expect((await post(DOORS.about, {}, { Origin: `https://127.0.0.1:${port}`, Cookie })).status).toBe(200)
  })

  test('a name of one’s own is answered to, and is in links and in the certificate', async () => {
    const { ask, ca, port, https } = await serve({ publicNames: ['class.example.org'] })
    expect((await ask('/', { headers: { Host: `class.example.org:${port}` } })).status).toBe(200)
    expect(https.addresses()).toEqual([`https://class.example.org:${port}`, `https://127.0.0.1:${port}`])
    expect(new X509Certificate(ca).checkHost('class.example.org')).toBe('class.example.org')
  })
})

describe('a certificate of one’s own', () => {
  test('is shown, names the class in links, and is pinned where no system trusts it', async () => {
    const folder = join(stage.home, 'tls')
    mkdirSync(folder)
    const { cert } = await ownCertificate(folder, ['class.example.org', '127.0.0.1', 'localhost'])
    const certificate = { cert: join(folder, 'tls-cert.pem'), key: join(folder, 'tls-key.pem') }
    const { ask, world, port } = await serve({ certificate })
    expect((await ask('/', { headers: { Host: `class.example.org:${port}` } })).status).toBe(200)
    const { isTrusted, link, fingerprint } = await world.server.invitation()
    expect([isTrusted, fingerprint]).toEqual([false, keyFingerprint(cert)])
    expect(link.startsWith(`https://class.example.org:${port}/#/join/`)).toBe(true)
    expect(link.endsWith(`/${fingerprint}`)).toBe(true)
  })

  test('is taken anew where its files change, and stays as it was where they are damaged', async () => {
    const folder = join(stage.home, 'tls')
    mkdirSync(folder)
    await ownCertificate(folder, ['127.0.0.1', 'localhost'])
    const certificate = { cert: join(folder, 'tls-cert.pem'), key: join(folder, 'tls-key.pem') }
    const { port, ca } = await serve({ certificate, renewalMs: 50 })
    const shown = () =>
      new Promise<string>((resolve, reject) => {
        const socket = connect({ host: '127.0.0.1', port, rejectUnauthorized: false }, () => {
          resolve(socket.getPeerX509Certificate()!.toString())
          socket.destroy()
        }).on('error', reject)
      })
    expect(await shown()).toBe(ca)
    const { cert } = await ownCertificate(folder, ['127.0.0.1', 'localhost', 'class.example.org'])
    await eventually(async () => expect(await shown()).toBe(cert))
    writeFileSync(certificate.cert, 'half of it')
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(await shown()).toBe(cert)
  })
})

describe('the network', () => {
  test('is spoken to over TLS 1.2 and newer only, and shows the key that links pin', async () => {
    const { port, ca, world } = await serve()
    const speak = (maxVersion: 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3') =>
      new Promise<string | Buffer>((resolve) => {
        const socket = connect(
          { host: '127.0.0.1', port, ca, minVersion: 'TLSv1.1', maxVersion, ciphers: 'DEFAULT@SECLEVEL=0' },
          () => resolve(socket.getPeerX509Certificate()!.raw),
        ).on('error', ({ code }: NodeJS.ErrnoException) => resolve(code ?? 'error'))
      })
    expect(await speak('TLSv1.1')).toMatch(/SSL|PROTO/)
    for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
      const shown = await speak(version)
      const { fingerprint, link, isTrusted } = await world.server.invitation()
      expect(keyFingerprint(shown as Buffer)).toBe(fingerprint)
      expect(isTrusted).toBe(false)
      expect(link).toMatch(new RegExp(`^https://127\\.0\\.0\\.1:${port}/#/join/[2-9A-Z]{8}/${fingerprint}$`))
    }
    expect(statSync(join(stage.home, 'class', 'tls-key.pem')).mode & 0o777).toBe(0o600)
  })

  test('a taken port and an address that is not here are sentences', async () => {
    const { port } = await serve()
    await expect(serve({ listen: { host: '127.0.0.1', port } })).rejects.toThrow(
      `Another program listens at 127.0.0.1:${port}`,
    )
    await expect(serve({ listen: { host: '203.0.113.9', port: 0 } })).rejects.toThrow(
      'no address 203.0.113.9',
    )
    await expect(serve({ files: stage.home })).rejects.toThrow(Refused)
  })

  test('plain HTTP gets nothing', async () => {
    const { port } = await serve()
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow()
    expect(readFileSync(join(stage.home, 'class', 'tls-cert.pem'), 'utf8')).toContain('BEGIN CERTIFICATE')
  })
})
