import type { Plugin } from 'vite'
import { languages } from '../../contract/language.ts'

const STRINGS = /\/react-(?:aria|aria-components|stately)\/.*\/intl\/.*\/([a-z]{2}-[A-Z]{2})\.m?js$/

/** For Vite: React Aria speaks 34 languages, and would bring them all. */
export function ariaLanguages(): Plugin {
  const isSpoken = (tag: string) => languages.some((language) => tag.startsWith(language))
  return {
    name: 'bulkhead:aria-languages',
    load(id) {
      const tag = STRINGS.exec(id)?.[1]
      return tag && !isSpoken(tag) ? 'export default {}' : undefined
    },
  }
}
