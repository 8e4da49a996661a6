/** The languages that all of Bulkhead is there in; the first is the one it is written in. */
export const languages = ['en', 'zh-CN'] as const
export type Language = (typeof languages)[number]

/** Each in its own words, for whoever is looking for theirs. */
export const languageNames: Record<Language, string> = { en: 'English', 'zh-CN': '简体中文' }

/** The first of the wanted ones that there is; tags as a browser (`zh-Hans-CN`) or a shell (`zh_CN.UTF-8`) writes them. */
export function chooseLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const primary = tag.split(/[-_.]/)[0]?.toLowerCase()
    const language = languages.find((known) => known.split('-')[0] === primary)
    if (language) return language
  }
  return languages[0]
}
