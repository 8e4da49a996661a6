import { describe, expect, test } from 'vitest'
import { msg, render } from '../../contract/message.ts'
import { explainBuildFailure } from './builds.mjs'
import { explainSystemError } from './failure.mjs'
import { explainNpmFailure, isIncomplete, isUnreachable } from './npm-failures.mjs'

const context = {
  doing: msg`installing the packages`,
  failed: msg`It failed.`,
  root: '/app',
  logFile: '/app/.cache/log/npm.log',
}

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
    expect(`${render(trouble.what)} ${render(trouble.todo)}`).toContain(context.logFile)
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
  expect(render(explainSystemError(refusal('EROFS'))!.what)).toContain('/app/.cache')
  expect(explainSystemError(refusal('ENOENT'))).toBeUndefined()
  expect(explainSystemError(undefined)).toBeUndefined()
})

const building = msg`Building the app`

test('a build that failed for lack of space is not the sources’ fault', () => {
  expect(explainBuildFailure('ENOSPC: no space left', building, '/log').code).toBe('disk-full')
  const trouble = explainBuildFailure('Unexpected token', building, '/log')
  expect(trouble.code).toBe('build-failed')
  expect(render(trouble.todo)).toContain('/log')
})
