import { join } from 'node:path'
import { expect, test } from 'vitest'
import { exercises } from '../../labs/index.ts'
import { readCourseTexts } from './course-texts.ts'

test('the course has every exercise’s title and summary, and nothing else', () => {
  const said = exercises.flatMap(({ title, summary }) => [title.text, summary.text])
  expect(Object.keys(readCourseTexts(join(import.meta.dirname, '..', '..'))).sort()).toEqual(said.sort())
})
