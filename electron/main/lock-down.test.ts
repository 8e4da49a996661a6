import { EventEmitter } from 'node:events'
import type { App, Session } from 'electron'
import { beforeEach, expect, test, vi } from 'vitest'
import { lockDown, refusePermissions } from './lock-down.ts'

const openExternal = vi.hoisted(() => vi.fn<(url: string) => Promise<void>>())

vi.mock('electron', () => ({ shell: { openExternal } }))

type OpenHandler = (details: { url: string }) => { action: string }

class Contents extends EventEmitter {
  openHandler: OpenHandler = () => ({ action: 'allow' })
  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler
  }
}

let contents: Contents

beforeEach(() => {
  openExternal.mockReset().mockResolvedValue()
  const app = new EventEmitter()
  lockDown(app as unknown as App)
  contents = new Contents()
  app.emit('web-contents-created', {}, contents)
})

/** Emits an event and says whether it was refused. */
function isRefused(name: string, url: string): boolean {
  const preventDefault = vi.fn<() => void>()
  contents.emit(name, { url, preventDefault })
  return preventDefault.mock.calls.length > 0
}

test('a page stays where it is; an ordinary link opens outside', () => {
  expect(isRefused('will-navigate', 'app://bulkhead/')).toBe(false)
  expect(isRefused('will-navigate', 'https://example.org/')).toBe(true)
  expect(openExternal).toHaveBeenCalledExactlyOnceWith('https://example.org/')
})

test('what is no ordinary link opens nowhere', () => {
  expect(isRefused('will-navigate', 'file:///etc/passwd')).toBe(true)
  expect(contents.openHandler({ url: 'javascript:alert(1)' })).toEqual({ action: 'deny' })
  expect(openExternal).not.toHaveBeenCalled()
})

test('no window is opened, no frame led away, no redirect followed, no webview attached', () => {
  expect(contents.openHandler({ url: 'https://example.org/' })).toEqual({ action: 'deny' })
  expect(contents.openHandler({ url: 'app://bulkhead/' })).toEqual({ action: 'deny' })
  expect(isRefused('will-frame-navigate', 'https://example.org/')).toBe(true)
  expect(isRefused('will-redirect', 'app://bulkhead/')).toBe(true)
  expect(isRefused('will-attach-webview', 'app://bulkhead/')).toBe(true)
})

test('permissions are asked of the guard, devices are never given', () => {
  const handlers = {
    setPermissionRequestHandler: vi.fn<Session['setPermissionRequestHandler']>(),
    setPermissionCheckHandler: vi.fn<Session['setPermissionCheckHandler']>(),
    setDevicePermissionHandler: vi.fn<Session['setDevicePermissionHandler']>(),
  }
  refusePermissions(handlers as unknown as Session)
  const page = { getURL: () => 'app://bulkhead/' } as Electron.WebContents
  const answer = vi.fn<(granted: boolean) => void>()
  const details = {} as Electron.PermissionRequest
  handlers.setPermissionRequestHandler.mock.calls[0]?.[0]?.(page, 'media', answer, details)
  handlers.setPermissionRequestHandler.mock.calls[0]?.[0]?.(
    page,
    'clipboard-sanitized-write',
    answer,
    details,
  )
  expect(answer.mock.calls).toEqual([[false], [true]])
  const check = handlers.setPermissionCheckHandler.mock.calls[0]?.[0]
  expect(
    check?.(null, 'clipboard-sanitized-write', '', {} as Electron.PermissionCheckHandlerHandlerDetails),
  ).toBe(false)
  expect(
    handlers.setDevicePermissionHandler.mock.calls[0]?.[0]?.(
      {} as Electron.DevicePermissionHandlerHandlerDetails,
    ),
  ).toBe(false)
})
