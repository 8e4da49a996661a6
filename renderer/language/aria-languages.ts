import type { Plugin } from 'vite'
import { languages } from '../../contract/language.ts'

const WORDS = /\/react-(?:aria|aria-components|stately)\/.*\/intl\/.*\/([a-z]{2}-[A-Z]{2})\.m?js$/

/** For Vite: React Aria speaks 34 languages, and would bring them all. */
export function ariaLanguages(): Plugin {
  const isSpoken = (tag: string) => languages.some((language) => tag.startsWith(language))
  let leftOut = 0
  return {
    name: 'bulkhead:aria-languages',
    apply: 'build',
    load(id) {
      const tag = WORDS.exec(id)?.[1]
      if (!tag || isSpoken(tag)) return undefined
      leftOut++
      return 'export default {}'
    },
    generateBundle() {
      if (leftOut === 0) this.error('React Aria keeps its words elsewhere now: they are all in the bundle.')
    },
  }
}
