import { statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Refused } from './refused.ts'
import { ask, askRaw, logIn, setServed } from './testing/served.ts'

const { stage, serve } = setServed()

describe('the one-time link', () => {
  test('opens the app once', async () => {
    const { server } = await serve()
    const { search } = new URL(server.freshLink())
    const first = await ask(server.port, `/${search}`)
    expect(first).toMatchObject({ status: 303, headers: { location: '/', 'cache-control': 'no-store' } })
    const cookie = first.headers['set-cookie']![0]!
    expect(cookie).toMatch(/; HttpOnly; SameSite=Strict;/)
    const again = await ask(server.port, `/${search}`)
    expect(again.status).toBe(403)
    expect(again.body).toContain('press Enter')
    expect(again.headers['set-cookie']).toBeUndefined()
    const app = await ask(server.port, '/', { Cookie: cookie.split(';')[0]! })
    expect(app).toMatchObject({ status: 200, body: expect.stringContaining('<title>App</title>') })
  })

  test('a wrong token opens nothing and spends nothing', async () => {
    const { server } = await serve()
    const { search } = new URL(server.freshLink())
    for (const wrong of ['', 'x', 'é', 'a'.repeat(32), 'a'.repeat(10_000)]) {
      const { status, headers } = await ask(server.port, `/?token=${encodeURIComponent(wrong)}`)
      expect(status).toBe(403)
      expect(headers['set-cookie']).toBeUndefined()
    }
    expect((await ask(server.port, `/${search}`)).status).toBe(303)
  })

  test('a fresh one takes the place of the one before', async () => {
    const { server } = await serve()
    const old = new URL(server.freshLink()).search
    const fresh = new URL(server.freshLink()).search
    expect((await ask(server.port, `/${old}`)).status).toBe(403)
    expect((await ask(server.port, `/${fresh}`)).status).toBe(303)
  })

  test('a look at it spends nothing, and a browser that is known may come by it again', async () => {
    const { server } = await serve()
    const { search } = new URL(server.freshLink())
    expect((await ask(server.port, `/${search}`, {}, 'HEAD')).status).toBe(403)
    const cookie = (await ask(server.port, `/${search}`)).headers['set-cookie']![0]!.split(';')[0]!
    expect(await ask(server.port, `/${search}`, { Cookie: cookie })).toMatchObject({
      status: 303,
      headers: { location: '/' },
    })
  })
})

describe('a browser', () => {
  test('is answered in its language', async () => {
    const { server } = await serve()
    const { body } = await ask(server.port, '/', { 'Accept-Language': 'zh-CN,zh;q=0.9,en;q=0.8' })
    expect(body).toContain('<html lang="zh-CN">')
    expect(body).toContain('这个浏览器需要一个链接')
    expect((await ask(server.port, '/')).body).toContain('<html lang="en">')
  })

  test('that is unknown gets a page that says what to do, and nothing else', async () => {
    const { server } = await serve()
    for (const path of ['/', '/assets/index-abc.js', '/nothing']) {
      const { status, body, headers } = await ask(server.port, path)
      expect(status).toBe(401)
      expect(body).toContain('press Enter')
      expect(headers['content-security-policy']).toContain("default-src 'none'")
    }
  })

  test.each(['x', 'a.b.c', '99999999999.nonce.', `99999999999.nonce.${'A'.repeat(43)}`, '..'])(
    'with the made-up cookie %s is unknown',
    async (value) => {
      const { server } = await serve()
      const name = (await logIn(server)).split('=')[0]!
      expect((await ask(server.port, '/', { Cookie: `${name}=${value}` })).status).toBe(401)
    },
  )

  test('stays known when the app is started again on the same port', async () => {
    const before = await serve()
    const cookie = await logIn(before.server)
    await before.server.close()
    await stage.end(before.engine)
    const { server } = await serve(before.server.port)
    expect(server.port).toBe(before.server.port)
    expect((await ask(server.port, '/', { Cookie: cookie })).status).toBe(200)
    expect(statSync(join(stage.home, 'web-secret')).mode & 0o777).toBe(0o600)
  })
})

describe('files', () => {
  test('come with a strict policy, and are kept only where their name changes with them', async () => {
    const { server } = await serve()
    const cookie = { Cookie: await logIn(server) }
    const page = await ask(server.port, '/', cookie)
    const policy = String(page.headers['content-security-policy'])
    expect(policy).toContain("script-src 'self';")
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|\*/)
    expect(page.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
      'cache-control': 'no-cache',
      'content-type': 'text/html; charset=utf-8',
    })
    const script = await ask(server.port, '/assets/index-abc.js', cookie)
    expect(script).toMatchObject({
      status: 200,
      body: 'export {}',
      headers: { 'cache-control': expect.stringContaining('immutable') },
    })
    expect(await ask(server.port, '/', cookie, 'HEAD')).toMatchObject({ status: 200, body: '' })
  })

  test.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/..%5csecret.txt',
    '/assets/../../secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '//etc/passwd',
    '/assets',
    '/assets/',
    '/index.html/',
    '/__proto__',
  ])('%s is not there', async (path) => {
    const { server } = await serve()
    const { status, body } = await ask(server.port, path, { Cookie: await logIn(server) })
    expect([status, body]).toEqual([404, 'There is nothing here.\n'])
  })

  test.each(['/%', '/%00', '/%c0%af', 'http://example.org/', '*'])('%s can’t be read', async (path) => {
    const { server } = await serve()
    expect((await ask(server.port, path, { Cookie: await logIn(server) })).status).toBe(400)
  })
})

describe('what comes from elsewhere', () => {
  test('another Host is refused', async () => {
    const { server } = await serve()
    const { port } = server
    const cookie = await logIn(server)
    for (const Host of [
      'example.org',
      `example.org:${port}`,
      '127.0.0.1',
      `127.0.0.1:${port + 1}`,
      `127.0.0.1.example.org:${port}`,
      `[::1]:${port}`,
    ]) {
      expect((await ask(port, '/', { Host, Cookie: cookie })).status).toBe(421)
    }
    const { search } = new URL(server.freshLink())
    expect((await ask(port, `/${search}`, { Host: 'example.org' })).status).toBe(421)
    expect((await ask(port, `/${search}`, { Host: `localhost:${port}` })).status).toBe(303)
  })

  test('another Origin is refused', async () => {
    const { server } = await serve()
    const { port } = server
    const cookie = await logIn(server)
    for (const Origin of [
      'http://example.org',
      'null',
      `https://127.0.0.1:${port}`,
      `http://127.0.0.1:${port + 1}`,
      `http://localhost:${port}`,
    ]) {
      expect((await ask(port, '/', { Origin, Cookie: cookie })).status).toBe(403)
    }
    expect((await ask(port, '/', { Origin: `http://127.0.0.1:${port}`, Cookie: cookie })).status).toBe(200)
  })

  test('other methods are refused', async () => {
    const { server } = await serve()
    const cookie = await logIn(server)
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE']) {
      expect((await ask(server.port, '/', { Cookie: cookie }, method)).status).toBe(405)
    }
  })

  test('what is no HTTP, or has too much in its head, does no harm', async () => {
    const { server } = await serve()
    expect(await askRaw(server.port, 'nonsense\r\n\r\n')).toContain('400')
    expect(
      await askRaw(
        server.port,
        `GET / HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nX: ${'y'.repeat(20_000)}\r\n\r\n`,
      ),
    ).toContain('431')
    expect(await askRaw(server.port, 'GET / HTTP/1.1\r\n\r\n')).toContain('400')
    expect((await ask(server.port, '/', { Cookie: await logIn(server) })).status).toBe(200)
  })
})

describe('the port', () => {
  test('that was asked for and is taken is a sentence', async () => {
    const { server } = await serve()
    const second = serve(server.port)
    await expect(second).rejects.toThrow(Refused)
    await expect(second).rejects.toThrow(new RegExp(`Port ${server.port} is used by another program`))
  })

  test('is another free one when nobody asked', async () => {
    const [one, two] = [await serve(), await serve()]
    expect(one.server.port).not.toBe(two.server.port)
  })

  test('is open on this machine only', async () => {
    const { server } = await serve()
    const { networkInterfaces } = await import('node:os')
    const outside = Object.values(networkInterfaces())
      .flat()
      .filter((face) => face && !face.internal && face.family === 'IPv4')
    for (const face of outside) {
      await expect(fetch(`http://${face!.address}:${server.port}/`)).rejects.toThrow()
    }
  })
})
