import { describe, expect, test } from 'vitest'
import { render } from '../../contract/message.ts'
import { windowObstacle } from './desktop.mjs'
import { matchesLock } from './node-packages.mjs'

describe('whether the packages are those of the lock file', () => {
  const wanted = {
    '': { version: '0.1.0' },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b-win32': { version: '1.0.0', optional: true },
  }

  test('they are, though what is for other systems is missing', () => {
    expect(matchesLock(wanted, { 'node_modules/a': { version: '1.0.0' } })).toBe(true)
  })

  test('they are not: another version, one missing, none at all', () => {
    expect(matchesLock(wanted, { 'node_modules/a': { version: '1.0.1' } })).toBe(false)
    const stale = { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b-win32': { version: '0.9.0' } }
    expect(matchesLock(wanted, stale)).toBe(false)
    expect(matchesLock(wanted, {})).toBe(false)
    expect(matchesLock({ '': {} }, {})).toBe(false)
  })
})

describe('whether a window can be opened', () => {
  const obstacle = (machine: Parameters<typeof windowObstacle>[0]) => render(windowObstacle(machine)!)
  const desktop = { platform: 'linux' as const, env: { DISPLAY: ':0' }, uid: 1000 }

  test('with a display and no root', () => {
    expect(windowObstacle(desktop)).toBeUndefined()
    expect(windowObstacle({ ...desktop, env: { WAYLAND_DISPLAY: 'wayland-0' } })).toBeUndefined()
    expect(windowObstacle({ platform: 'darwin', env: {}, uid: 501 })).toBeUndefined()
    expect(windowObstacle({ platform: 'win32', env: {}, uid: undefined })).toBeUndefined()
  })

  test('not without a display, not as root, not when the browser is wanted', () => {
    expect(obstacle({ ...desktop, env: {} })).toContain('no display')
    expect(obstacle({ ...desktop, uid: 0 })).toContain('root')
    expect(obstacle({ ...desktop, env: { DISPLAY: ':0', BULKHEAD_BROWSER: '1' } })).toContain(
      'BULKHEAD_BROWSER',
    )
  })
})
