import { expect, test } from 'vitest'
import { glossary } from '../../content/glossary/glossary.ts'
import { render } from '../../contract/message.ts'
import { sortTerms, termsWith } from './terms.ts'

const say = (message: { text: string }) => render(message)

test('terms are sorted as words are, whatever their case', () => {
  const words = sortTerms(glossary, say, 'en').map(({ term }) => term.text)
  expect(words.indexOf('AppArmor')).toBeLessThan(words.indexOf('ARP spoofing'))
  expect(words.indexOf('bridge')).toBeLessThan(words.indexOf('containerd'))
  expect(words.indexOf('certificate')).toBeLessThan(words.indexOf('CVE'))
})

test('every word has to be there', () => {
  expect(termsWith(glossary, 'root pieces', say)).toEqual([])
  expect(termsWith(glossary, 'subuid', say).map(({ id }) => id)).toEqual(['userns-remap'])
  expect(termsWith(glossary, '', say)).toHaveLength(glossary.length)
})
