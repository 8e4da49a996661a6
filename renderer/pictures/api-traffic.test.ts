import { expect, test } from 'vitest'
import { msg, verbatim } from '../../contract/message.ts'
import type { PicturedRequest } from '../../contract/picture.ts'
import { groupRequests, prettyJson, putAside, shortIds, splitPath, statusLook } from './api-traffic.ts'

function request(number: number, milliseconds: number, more: Partial<PicturedRequest> = {}): PicturedRequest {
  const at = new Date(Date.UTC(2026, 0, 1, 10) + milliseconds).toISOString()
  return { number, at, method: 'GET', path: '/', body: '', status: 200, answer: '', milliseconds: 1, ...more }
}

const numbers = (...requests: PicturedRequest[]) =>
  groupRequests(requests).map((group) => group.requests.map(({ number }) => number))

test('a pause ends a command; the newest command comes first', () => {
  expect(numbers(request(1, 0), request(2, 30), request(3, 9_000))).toEqual([[3], [1, 2]])
  expect(numbers()).toEqual([])
})

test('a long answer is no pause', () => {
  expect(numbers(request(1, 0, { milliseconds: 30_000 }), request(2, 30_100))).toEqual([[1, 2]])
})

test('what was put aside is not shown, until a recorder counts anew', () => {
  const requests = [request(1, 0), request(2, 9_000)]
  expect(groupRequests(requests, 1)).toHaveLength(1)
  expect(putAside(2, requests)).toBe(2)
  expect(putAside(40, requests)).toBe(0)
  expect(putAside(40, [])).toBe(0)
})

test('a path and what is asked along with it', () => {
  expect(splitPath('/v1.45/containers/json?all=1&filters=%7B%22name%22%3A%5B%22a+b%22%5D%7D')).toEqual({
    path: '/v1.45/containers/json',
    query: [
      ['all', '1'],
      ['filters', '{"name":["a b"]}'],
    ],
  })
  expect(splitPath('/x?%zz=%&&a=b=c')).toEqual({
    path: '/x',
    query: [
      ['%zz', '%'],
      ['a', 'b=c'],
    ],
  })
  expect(splitPath('')).toEqual({ path: '', query: [] })
})

test('ids are short, other long words are not', () => {
  expect(shortIds(`/containers/${'0f'.repeat(32)}/start`)).toBe('/containers/0f0f0f0f0f0f…/start')
  expect(shortIds(`/images/${'0f'.repeat(33)}`)).toHaveLength(74)
})

test('a status in words', () => {
  expect(statusLook(null)).toEqual({ text: msg`waiting`, kind: 'waiting' })
  expect(statusLook(204)).toEqual({ text: msg`204 done`, kind: 'well' })
  expect(statusLook(404)).toEqual({ text: msg`404 not found`, kind: 'failed' })
  expect(statusLook(599)).toEqual({ text: verbatim(599), kind: 'failed' })
})

test('JSON is set in lines as JSON.stringify does', () => {
  const value = { Id: 'a,b:{"}', List: [1, null, { x: 'quote " and \\ back' }], Empty: {}, None: [], T: true }
  expect(prettyJson(JSON.stringify(value))).toBe(JSON.stringify(value, null, 2))
  expect(prettyJson(JSON.stringify(value, null, 7))).toBe(JSON.stringify(value, null, 2))
})

test('JSON that was cut is set in lines as far as it goes', () => {
  const whole = JSON.stringify([{ Id: 'abc', Names: ['/web'] }])
  for (let length = 0; length <= whole.length; length++) {
    const pretty = prettyJson(whole.slice(0, length))
    expect(pretty.replace(/\s/g, '')).toBe(whole.slice(0, length))
  }
  expect(prettyJson('[{"Id":"abc","Na')).toBe('[\n  {\n    "Id": "abc",\n    "Na')
})

test('several values begin a line each', () => {
  expect(prettyJson('{"status":"a"}\r\n{"status":"b"}')).toBe('{\n  "status": "a"\n}\n{\n  "status": "b"\n}')
})

test('what is no JSON stays as it is, closing brackets do no harm', () => {
  expect(prettyJson('<b>OK</b>')).toBe('<b>OK</b>')
  expect(prettyJson('')).toBe('')
  expect(prettyJson('{}}}]]').length).toBeLessThan(30)
})
