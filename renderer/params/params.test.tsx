import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { verbatim } from '../../contract/message.ts'
import { ParamsContext, ShortText, textOf, withParams } from './params.tsx'

const params = { plainPort: '2323', masterAddress: '10.9.0.2' }

/** What a reader sees. */
function shown(children: ReactNode, given: Record<string, string> = params) {
  return renderToStaticMarkup(<ParamsContext value={given}>{children}</ParamsContext>).replace(/<[^>]+>/g, '')
}

test('fills every parameter in a text', () => {
  expect(shown(withParams('http://__masterAddress__:__plainPort__/'))).toBe('http://10.9.0.2:2323/')
})

test('fills texts among elements, and leaves the elements alone', () => {
  const filled = withParams(['port ', <b key="b">__plainPort__</b>, ' or __plainPort__'])
  expect(shown(filled)).toBe('port __plainPort__ or 2323')
})

test('shows the name while no lab is open', () => {
  expect(shown(withParams('port __plainPort__'), {})).toBe('port plainPort')
})

test('leaves what only looks like a parameter', () => {
  expect(shown(withParams('__Plain__ __init__.py a__b'))).toBe('__Plain__ init.py a__b')
  expect(withParams('no parameter')).toEqual(['no parameter'])
})

test('finds the text in nested children', () => {
  expect(textOf(['a', <i key="i">b{1}</i>, null, false, [<b key="b">c</b>]])).toBe('ab1c')
})

test('short texts have code between backticks', () => {
  const html = renderToStaticMarkup(<ShortText text={verbatim('run `ss -ltn` on it')} />)
  expect(html).toBe('run <code>ss -ltn</code> on it')
})
