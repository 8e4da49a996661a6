import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { msg } from '../../contract/message.ts'
import { sayIn } from './use-text.ts'

const catalog = { 'Press {0} on {1}.': '在 {1} 上按 {0}。', 'Docker runs on {0}.': 'Docker 在 {0} 上运行。' }
const english = sayIn({ language: 'en', locale: 'en', catalog: {} })
const chinese = sayIn({ language: 'zh-CN', locale: 'zh-CN', catalog })

test('says messages, and what is written on the spot', () => {
  expect(english(msg`Docker runs on ${'master'}.`)).toBe('Docker runs on master.')
  expect(chinese`Docker runs on ${'master'}.`).toBe('Docker 在 master 上运行。')
})

test('elements stand where the language wants them', () => {
  const shown = (say: typeof english) =>
    renderToStaticMarkup(say.rich`Press ${<kbd>F6</kbd>} on ${'master'}.`)
  expect(shown(english)).toBe('Press <kbd>F6</kbd> on master.')
  expect(shown(chinese)).toBe('在 master 上按 <kbd>F6</kbd>。')
})
