import { mkdtempSync, rmSync } from 'node:fs'
import { type Server, createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { msg } from '../../../contract/index.ts'
import { askEngine, compareApiVersions, judgeFailure, judgeVersion } from './answer.ts'

test('API versions are compared as numbers', () => {
  expect(compareApiVersions('1.9', '1.41')).toBeLessThan(0)
  expect(compareApiVersions('1.41', '1.41')).toBe(0)
  expect(compareApiVersions('2.0', '1.50')).toBeGreaterThan(0)
})

describe('what an engine says of itself', () => {
  const modern = { Os: 'linux', Version: '26.1.5', ApiVersion: '1.45' }

  test('a modern one is usable', () => {
    expect(judgeVersion(modern)).toEqual({ kind: 'usable', version: '26.1.5', apiVersion: '1.45' })
  })

  test('Windows containers, an old API and something else are not', () => {
    expect(judgeVersion({ ...modern, Os: 'windows' })).toEqual({ kind: 'windows' })
    expect(judgeVersion({ ...modern, ApiVersion: '1.40' })).toEqual({ kind: 'old', apiVersion: '1.40' })
    expect(judgeVersion({})).toMatchObject({ kind: 'broken' })
  })
})

test('errors are told apart by their code', () => {
  const kindOf = (code: string) => judgeFailure({ code, message: code }).kind
  expect(['ENOENT', 'ECONNREFUSED', 'ENOTDIR'].map(kindOf)).toEqual(['absent', 'absent', 'absent'])
  expect(['EACCES', 'EPERM'].map(kindOf)).toEqual(['denied', 'denied'])
  expect(kindOf('ECONNRESET')).toBe('broken')
})

describe('asking at a socket', () => {
  let directory: string
  let socketPath: string
  let server: Server | undefined

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'bulkhead-answer-'))
    socketPath = join(directory, 'docker.sock')
  })

  afterEach(() => {
    server?.closeAllConnections()
    server?.close()
    server = undefined
    rmSync(directory, { recursive: true })
  })

  /** `undefined`: takes the question and never answers. */
  function answerWith(text: string | undefined): Promise<void> {
    server = createServer((_request, response) => {
      if (text !== undefined) response.end(text)
    })
    return new Promise((resolve) => server?.listen(socketPath, resolve))
  }

  test('that is not there', async () => {
    expect(await askEngine({ socketPath })).toEqual({ kind: 'absent' })
  })

  test('at which an engine answers', async () => {
    await answerWith(JSON.stringify({ Os: 'linux', Version: '20.10.24', ApiVersion: '1.41' }))
    expect(await askEngine({ socketPath })).toEqual({
      kind: 'usable',
      version: '20.10.24',
      apiVersion: '1.41',
    })
  })

  test('at which something else answers', async () => {
    await answerWith('hello')
    expect(await askEngine({ socketPath })).toMatchObject({ kind: 'broken' })
  })

  test('at which nobody says a word', async () => {
    await answerWith(undefined)
    expect(await askEngine({ socketPath }, 100)).toEqual({
      kind: 'broken',
      message: msg`no answer within ${0.1} s`,
    })
  })
})
