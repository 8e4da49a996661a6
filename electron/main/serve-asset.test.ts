import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assetPath, serveAsset } from './serve-asset.ts'

let base: string
let folder: string

beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'bulkhead-assets-'))
  folder = join(base, 'renderer')
  mkdirSync(join(folder, 'assets'), { recursive: true })
  writeFileSync(join(base, 'secret'), 'secret')
  writeFileSync(join(folder, 'index.html'), '<!doctype html>')
  writeFileSync(join(folder, 'assets', 'main.js'), 'export {}')
  symlinkSync(join(base, 'secret'), join(folder, 'assets', 'planted.js'))
})

afterAll(() => rmSync(base, { recursive: true }))

const get = (url: string, method = 'GET') => serveAsset(folder, { method, url })

describe('what an address names', () => {
  test('the page, and files by their path', () => {
    expect(assetPath('app://bulkhead/')).toBe('index.html')
    expect(assetPath('app://bulkhead/assets/main.js?v=1#x')).toBe('assets/main.js')
  })

  test.each([
    'app://bulkhead/%2e%2e%2fsecret',
    'app://bulkhead/assets/..%2f..%2fsecret',
    'app://bulkhead/..%5csecret',
    'app://bulkhead/assets/%00.js',
    'app://bulkhead/C:%5Cwindows',
    'app://bulkhead/%ff',
    'app://elsewhere/index.html',
    'file:///etc/passwd',
  ])('nothing: %s', (address) => {
    expect(assetPath(address)).toBeUndefined()
  })
})

describe('what is served', () => {
  test('the page and its scripts, with their types and the policy', async () => {
    const page = await get('app://bulkhead/')
    expect(page.status).toBe(200)
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
    const script = await get('app://bulkhead/assets/main.js')
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(await script.text()).toBe('export {}')
  })

  test('nothing outside of the folder, also not through a link in it', async () => {
    expect((await get('app://bulkhead/assets/planted.js')).status).toBe(403)
    expect((await get('app://bulkhead/..%2fsecret')).status).toBe(403)
    expect((await get('https://bulkhead/index.html')).status).toBe(403)
  })

  test('no folder, nothing that is missing, and nothing but reading', async () => {
    expect((await get('app://bulkhead/assets')).status).toBe(404)
    expect((await get('app://bulkhead/missing.js')).status).toBe(404)
    expect((await get('app://bulkhead/', 'POST')).status).toBe(405)
  })
})
