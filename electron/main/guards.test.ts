import { describe, expect, test } from 'vitest'
import { isAppUrl } from './app-origin.ts'
import { securityHeaders } from './content-policy.ts'
import { externalLink } from './external-link.ts'
import { isPermitted } from './permissions.ts'
import { isTrustedSender } from './trusted-sender.ts'
import { windowOptions } from './window-options.ts'

const OURS = ['app://bulkhead/', 'app://bulkhead/index.html#x']
const NOT_OURS = [
  'app://bulkhead.evil/',
  'app://evil/',
  'app://user@bulkhead/',
  'app://bulkhead:8080/',
  'https://bulkhead/',
  'file:///etc/passwd',
  'about:blank',
  'javascript:alert(1)',
  'data:text/html,x',
  '',
]

test('only the app’s own addresses are its own', () => {
  expect(OURS.filter((url) => !isAppUrl(url))).toEqual([])
  expect(NOT_OURS.filter((url) => isAppUrl(url))).toEqual([])
})

describe('who may ask the main process', () => {
  test('the page itself', () => {
    expect(isTrustedSender({ url: 'app://bulkhead/', parent: null })).toBe(true)
  })

  test('no other page, no frame within it, and nothing that is gone', () => {
    for (const url of NOT_OURS) expect(isTrustedSender({ url, parent: null })).toBe(false)
    expect(isTrustedSender({ url: 'app://bulkhead/', parent: {} })).toBe(false)
    expect(isTrustedSender(null)).toBe(false)
  })
})

describe('what is opened outside', () => {
  test('ordinary links', () => {
    expect(externalLink('https://docs.docker.com/engine/security/')).toBe(
      'https://docs.docker.com/engine/security/',
    )
    expect(externalLink('http://192.0.2.1:8080/a?b#c')).toBe('http://192.0.2.1:8080/a?b#c')
  })

  test.each([
    'file:///etc/passwd',
    'javascript:alert(1)',
    'smb://host/share',
    'ms-msdt:/id',
    'app://bulkhead/',
    'https://trusted.example@evil.example/',
    'https://user:word@host/',
    'not an address',
    `https://host/${'a'.repeat(2000)}`,
  ])('not %s', (address) => {
    expect(externalLink(address)).toBeUndefined()
  })
})

describe('permissions', () => {
  test('copying is permitted to the app’s own page only', () => {
    expect(isPermitted('clipboard-sanitized-write', 'app://bulkhead/')).toBe(true)
    expect(isPermitted('clipboard-sanitized-write', 'https://evil.example/')).toBe(false)
  })

  test.each([
    'clipboard-read',
    'media',
    'geolocation',
    'notifications',
    'openExternal',
    'fullscreen',
    'usb',
    '',
  ])('%s is refused', (permission) => expect(isPermitted(permission, 'app://bulkhead/')).toBe(false))
})

test('the policy has no way for foreign or inline scripts', () => {
  const policy = Object.fromEntries(
    (securityHeaders['Content-Security-Policy'] ?? '').split('; ').map((rule) => rule.split(/ (.*)/)),
  ) as Record<string, string>
  expect(policy['default-src']).toBe("'none'")
  expect(policy['script-src']).toBe("'self'")
  expect(policy['connect-src']).toBe("'self'")
  for (const name of ['base-uri', 'form-action', 'frame-ancestors']) expect(policy[name]).toBe("'none'")
})

test('the window is sandboxed, isolated and without Node', () => {
  expect(windowOptions('/preload.cjs').webPreferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    allowRunningInsecureContent: false,
  })
})
