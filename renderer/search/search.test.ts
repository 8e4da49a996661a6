import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lessons } from '../../content/course.ts'
import { glossary } from '../../content/glossary/glossary.ts'
import { baseline } from '../../content/baseline/baseline.ts'
import type { Language } from '../../contract/language.ts'
import { type Catalog, msg, render } from '../../contract/message.ts'
import { searchDocuments } from './documents.ts'
import { readLessonText } from './lesson-text.ts'
import { createSearch } from './search.ts'

const content = join(import.meta.dirname, '../../content')
const catalogOf = (part: string) =>
  JSON.parse(readFileSync(join(content, part, 'zh-CN.json'), 'utf8')) as Catalog
const chinese = {
  ...catalogOf('glossary'),
  ...catalogOf('baseline'),
  'A stranger is refused': '陌生人被拒绝',
}

function searchIn(language: Language) {
  const folder = join(content, language)
  const texts = lessons.map((slug) => readLessonText(slug, readFileSync(join(folder, `${slug}.mdx`), 'utf8')))
  const task = {
    id: 'a',
    title: msg`A stranger is refused`,
    description: msg`d`,
    points: 1,
    hints: 0,
  }
  const course = [{ id: 'daemon-tls', title: msg`t`, summary: msg`s`, minutes: 1, hosts: [], tasks: [task] }]
  const catalog = language === 'en' ? {} : chinese
  return createSearch(searchDocuments(texts, course, (message) => render(message, catalog)))
}

const search = { en: searchIn('en'), 'zh-CN': searchIn('zh-CN') }
const firstOf = (language: Language, query: string, kind: string) =>
  search[language](query).find((group) => group.kind === kind)?.found[0]

test.each([
  ['en', 'seccomp', 'lesson', { slug: 'seccomp' }],
  ['en', '--cap-drop ALL', 'command', { view: 'lesson' }],
  ['en', 'K5', 'baseline', { slug: 'capabilities' }],
  ['en', 'stranger refused', 'task', { slug: 'daemon-tls' }],
  ['en', 'user namesp', 'term', { view: 'glossary', at: 'user-namespace' }],
  ['zh-CN', '特权容器', 'term', { at: 'privileged' }],
  ['zh-CN', 'fork 炸弹', 'baseline', { slug: 'resource-limits' }],
  ['zh-CN', '陌生人', 'task', { slug: 'daemon-tls' }],
  ['zh-CN', '双向 TLS', 'term', { at: 'mutual-tls' }],
] as const)('%s: %s finds the %s', (language, query, kind, route) => {
  expect(firstOf(language, query, kind)?.route).toMatchObject(route)
})

test('a word with a slip of the finger is found', () => {
  expect(firstOf('en', 'capabilties', 'lesson')?.route).toMatchObject({ slug: 'capabilities' })
})

test('a section is where its heading is', () => {
  const { route, title } = firstOf('en', 'what everybody gets', 'section') ?? {}
  expect(title).toBe('What everybody gets')
  expect(route).toEqual({ view: 'lesson', slug: 'capabilities', at: '1' })
})

test('all words have to be there, if that is anywhere, and nothing is found for nothing', () => {
  expect(firstOf('en', 'seccomp zebra', 'lesson')?.route).toMatchObject({ slug: 'seccomp' })
  expect(search.en('zebra')).toEqual([])
  expect(search.en('')).toEqual([])
})

test('lessons are there in both languages with the same sections and commands', () => {
  for (const slug of readdirSync(join(content, 'en'))) {
    const [en, zh] = ['en', 'zh-CN'].map((language) =>
      readLessonText(slug, readFileSync(join(content, language, slug), 'utf8')),
    )
    expect(zh?.sections.length).toBe(en?.sections.length)
  }
})

test('terms and items of the baseline lead to lessons that there are, and to terms that there are', () => {
  const ids = glossary.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const { see, lesson } of glossary) {
    expect(lessons).toContain(lesson)
    for (const id of see) expect(ids).toContain(id)
  }
  expect(new Set(baseline.map(({ id }) => id)).size).toBe(42)
  for (const { lesson } of baseline) expect(lessons).toContain(lesson)
})
