import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { lessons } from '../../content/course.ts'
import { readLessonText } from '../search/lesson-text.ts'

const PREFIX = 'virtual:lesson-texts/'

/** Makes the lessons' texts of one language, by section, as a module: `virtual:lesson-texts/en`. Search reads them. */
export function lessonTexts(root: string): Plugin {
  return {
    name: 'bulkhead:lesson-texts',
    resolveId(id) {
      return id.startsWith(PREFIX) ? `\0${id}` : undefined
    },
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return undefined
      const folder = join(root, 'content', id.slice(PREFIX.length + 1))
      const there = new Set(readdirSync(folder))
      const texts = lessons.flatMap((slug) => {
        const file = join(folder, `${slug}.mdx`)
        if (!there.has(`${slug}.mdx`)) return []
        this.addWatchFile(file)
        return [readLessonText(slug, readFileSync(file, 'utf8'))]
      })
      // A string is parsed faster than so much source.
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(texts))})`
    },
  }
}
