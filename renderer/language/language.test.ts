import { expect, test, vi } from 'vitest'
import { currentSpeech, loadTextsOf, speak } from './language.ts'
import { sayIn } from './use-text.ts'

const page = vi.hoisted(() => {
  const documentElement = { lang: 'en' }
  vi.stubGlobal('document', { documentElement })
  return documentElement
})

vi.mock('./zh-CN.ts', () => ({
  catalog: { 'Open lab': '打开实验环境' },
  partCatalog: async (part: string) => ({ [`Said by ${part}.`]: `${part}说的。` }),
}))

const words = (text: string) => sayIn(currentSpeech())({ text })

test('a language has the texts of what was shown before it was chosen, and of what comes later', async () => {
  await loadTextsOf('cgroups', { language: 'en' })
  expect(words('Said by cgroups.')).toBe('Said by cgroups.')

  await speak('zh-CN')
  expect(page.lang).toBe('zh-CN')
  expect([words('Open lab'), words('Said by cgroups.')]).toEqual(['打开实验环境', 'cgroups说的。'])
  expect(words('Said by pictures.')).toBe('Said by pictures.')

  await loadTextsOf('pictures')
  expect(words('Said by pictures.')).toBe('pictures说的。')

  await speak('en')
  expect(page.lang).toBe('en')
  expect([words('Open lab'), words('Said by pictures.')]).toEqual(['Open lab', 'Said by pictures.'])
})

test('what the engine says comes by itself', async () => {
  await speak('zh-CN')
  await vi.waitFor(() => expect(words('Said by engine.')).toBe('engine说的。'))
})

test('what is no longer new is the same function, so that nothing is drawn again for it', () => {
  expect(sayIn(currentSpeech())).toBe(sayIn(currentSpeech()))
})
