import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

/** Languages that journeys are made in. */
export const languages = ['en', 'zh-CN'] as const
export type Language = (typeof languages)[number]

const catalog: Record<string, string> = Object.assign(
  {},
  ...globSync('{renderer,engine,contract,content,labs,classroom,web}/**/zh-CN.json', { cwd: root })
    .filter((file) => !file.includes('node_modules'))
    .map((file) => JSON.parse(readFileSync(join(root, file), 'utf8')) as object),
)

/** What a text of the app is in a language: journeys name everything in English. */
export function saidIn(language: Language): (english: string, ...values: string[]) => string {
  return (english, ...values) => {
    const text = language === 'en' ? english : catalog[english]
    if (!text) throw new Error(`The app has no Chinese for “${english}”.`)
    return values.reduce((said, value, index) => said.replace(`{${index}}`, value), text)
  }
}
