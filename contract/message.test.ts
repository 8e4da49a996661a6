import { expect, test } from 'vitest'
import { messageSchema } from './message-schema.ts'
import {
  type Message,
  comma,
  isEmpty,
  joined,
  listOf,
  msg,
  render,
  renderAll,
  renderParts,
  semicolon,
  space,
  verbatim,
} from './message.ts'

const chinese = {
  'Docker runs on {0}.': 'Docker 在 {0} 上运行。',
  '{0} listens on {1}': '在 {1} 上监听的是{0}',
  'the daemon': '守护进程',
  '{0}, {1}': '{0}、{1}',
  '{0} and {1}': '{0}和{1}',
  'Not yet said': '',
}

test('a message is its English text with places for what is put in', () => {
  expect(msg`Docker runs on ${'master'}.`).toEqual({ text: 'Docker runs on {0}.', values: ['master'] })
  expect(msg`Close the lab`).toEqual({ text: 'Close the lab' })
  expect(render(msg`${1} of ${2} in ${msg`the lab`}`)).toBe('1 of 2 in the lab')
})

test('is said in the words of a catalog, in their order, and so are the messages in it', () => {
  const message = msg`${msg`the daemon`} listens on ${2375}`
  expect(render(message, chinese)).toBe('在 2375 上监听的是守护进程')
  expect(render(message)).toBe('the daemon listens on 2375')
})

test('what the catalog does not have, or not yet, is said in English', () => {
  expect(render(msg`Unknown ${msg`the daemon`}`, chinese)).toBe('Unknown 守护进程')
  expect(render(msg`Not yet said`, chinese)).toBe('Not yet said')
})

test('what is put in is never taken for a place or a text', () => {
  expect(render(msg`Docker runs on ${'{0} $& {1}'}.`, chinese)).toBe('Docker 在 {0} $& {1} 上运行。')
  expect(render(verbatim('the daemon'), chinese)).toBe('the daemon')
  expect(render(verbatim('a {0}'), { '{0}': 'x' })).toBe('a {0}')
})

test('a place without a value stays as it is', () => {
  expect(render({ text: 'Only {0} and {1}', values: ['one'] })).toBe('Only one and {1}')
})

test('what is put in may be no text, and stays apart', () => {
  const icon = Symbol('icon')
  expect(renderParts<symbol>({ text: 'Docker runs on {0}.', values: [icon] }, chinese)).toEqual([
    'Docker 在 ',
    icon,
    ' 上运行。',
  ])
})

test('nothing said is told apart', () => {
  expect([verbatim(''), msg``, joined([]), listOf([])].every(isEmpty)).toBe(true)
  expect([verbatim('a'), verbatim(0), msg`a`, msg`${''}b`].some(isEmpty)).toBe(false)
})

test('several as one, as each language does it', () => {
  expect(render(joined(['a', 2, msg`the daemon`]))).toBe('a, 2, the daemon')
  expect(render(joined(['a', 2, msg`the daemon`]), chinese)).toBe('a、2、守护进程')
  expect(render(joined([msg`One.`, msg`Two.`], space))).toBe('One. Two.')
  expect(render(joined(['a', 'b'], semicolon))).toBe('a; b')
  expect(comma(msg`a`, msg`b`).text).toBe('{0}, {1}')
})

test('a list names each once, with its last one apart', () => {
  expect(render(listOf(['a', 'b', 'a', msg`the daemon`]))).toBe('a, b and the daemon')
  expect(render(listOf(['a', 'b', 'a', msg`the daemon`]), chinese)).toBe('a、b和守护进程')
  expect(render(listOf(['a', verbatim('a')]))).toBe('a')
})

test('messages at any depth become text, and everything else stays', () => {
  const value = { id: 1, at: null, title: msg`the daemon`, checks: [{ got: verbatim('x'), ok: true }] }
  expect(renderAll(value, chinese)).toEqual({
    id: 1,
    at: null,
    title: '守护进程',
    checks: [{ got: 'x', ok: true }],
  })
})

test('what is stored and sent comes back the same; a string from before there were messages is its own text', () => {
  const message = listOf([msg`the daemon`, msg`${2375} in ${msg`the lab`}`, 'x'])
  expect(messageSchema.parse(JSON.parse(JSON.stringify(message)))).toEqual(message)
  expect(render(messageSchema.parse('It is {0}.'), chinese)).toBe('It is {0}.')
  for (const wrong of [null, 1, {}, { text: 1 }, { text: 'a', values: [true] }, { text: 'a', values: [[]] }])
    expect(messageSchema.safeParse(wrong).success).toBe(false)
})

test('what a catalog inherits is no translation', () => {
  expect(render({ text: 'constructor' })).toBe('constructor')
  expect(render({ text: 'toString' }, { other: '别的' })).toBe('toString')
})

test('a message that would be said without end is refused', () => {
  let message: Message = { text: 'x' }
  for (let depth = 0; depth < 40; depth++) message = { text: '{0}{0}', values: [message] }
  expect(messageSchema.safeParse(message).success).toBe(false)
})

test('a message that goes down without end is none', () => {
  const deep = (levels: number): unknown =>
    levels === 0 ? { text: 'end' } : { text: '{0}', values: [deep(levels - 1)] }
  expect(messageSchema.safeParse(deep(300)).success).toBe(true)
  expect(messageSchema.safeParse(deep(301)).success).toBe(false)
  // Deep enough to break whoever goes down.
  const text = `${'{"text":"","values":['.repeat(5000)}1${']}'.repeat(5000)}`
  expect(messageSchema.safeParse(JSON.parse(text)).success).toBe(false)
})

test('a long list is no such message', () => {
  const list = listOf(Array.from({ length: 200 }, (_, index) => `cap_${index}`))
  expect(messageSchema.parse(list)).toEqual(list)
})
