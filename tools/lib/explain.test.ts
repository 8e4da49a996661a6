import { describe, expect, test } from 'vitest'
import { explainBuildFailure } from './builds.mjs'
import { explainSystemError } from './failure.mjs'
import { explainNpmFailure, isIncomplete, isUnreachable } from './npm-failures.mjs'

const context = { doing: 'installing the node packages', root: '/app', logFile: '/app/.cache/log/npm.log' }

describe('npm', () => {
  test.each([
    [
      'npm error code ENOTFOUND\nnpm error network request to https://registry failed',
      'registry-unreachable',
    ],
    ['npm error code ECONNREFUSED', 'registry-unreachable'],
    ['npm error code ENOSPC\nnpm error nospc ENOSPC: no space left on device, write', 'disk-full'],
    ['npm error code EACCES\nnpm error syscall mkdir', 'not-writable'],
    ['npm error code EUSAGE\n`npm ci` can only install packages when your package.json', 'lock-mismatch'],
    ['gyp ERR! build error', 'npm-failed'],
  ])('%s', (output, code) => {
    const trouble = explainNpmFailure(output, context)
    expect(trouble.code).toBe(code)
    expect(`${trouble.what} ${trouble.todo}`).toContain(context.logFile)
  })

  test('files that could not be unpacked make it incomplete', () => {
    expect(isIncomplete('npm warn tar TAR_ENTRY_ERROR ENOSPC: no space left on device, write')).toBe(true)
    expect(isIncomplete('added 703 packages in 35s')).toBe(false)
  })

  test('a registry that answers is reachable, whatever it answers', () => {
    expect(isUnreachable('npm error code E404\nnpm error 404 Not Found')).toBe(false)
  })
})

test('refusals by the system name the file', () => {
  const refusal = (code: string) => Object.assign(new Error(code), { code, path: '/app/.cache' })
  expect(explainSystemError(refusal('ENOSPC'))).toMatchObject({ code: 'disk-full' })
  expect(explainSystemError(refusal('EROFS'))?.what).toContain('/app/.cache')
  expect(explainSystemError(refusal('ENOENT'))).toBeUndefined()
  expect(explainSystemError(undefined)).toBeUndefined()
})

test('a build that failed for lack of space is not the sources’ fault', () => {
  expect(explainBuildFailure('ENOSPC: no space left', 'Building the app', '/log').code).toBe('disk-full')
  expect(explainBuildFailure('Unexpected token', 'Building the app', '/log')).toMatchObject({
    code: 'build-failed',
    todo: expect.stringContaining('/log'),
  })
})
