import { expect, test } from 'vitest'
import { outlineOf } from './outline.ts'
import { createLessonParser } from './parse-lesson.ts'

const parse = createLessonParser()
const top = '---\ntitle: T\nsummary: S\nminutes: 5\nexercise: door\n---\n\n'

async function outline(text: string): Promise<string[]> {
  const parsed = await parse('content/en/door.mdx', 'en', top + text)
  if ('problem' in parsed) throw new Error(parsed.problem.says)
  return outlineOf(parsed.lesson.nodes).map(({ says, line }) => `${line}: ${says}`)
}

test('what a lesson is built of, in order and with lines', async () => {
  const text =
    '## A\n\n- one\n- two\n\n```sh host=master title="x"\nls\n```\n\n| a | b |\n| - | - |\n| 1 | 2 |\n'
  expect(await outline(text)).toEqual([
    '8: a heading of level 2',
    '10: a list of 2',
    '13: a code block `sh host=master title="…"`',
    '17: a table of 2 × 2',
  ])
})

test('components in a sentence have no order, others have', async () => {
  const sentence = (first: string, second: string) =>
    `<Term id="${first}">x</Term> and <Term id="${second}">y</Term>`
  expect(await outline(sentence('a', 'b'))).toEqual(await outline(sentence('b', 'a')))
  expect(await outline('<Note>\n\nx\n\n</Note>\n\n## A')).not.toEqual(
    await outline('## A\n\n<Note>\n\nx\n\n</Note>'),
  )
})

test('a lesson that can’t be read is told with its line', async () => {
  const parsed = await parse('content/en/door.mdx', 'en', `${top}text\n\n<Note>\n`)
  expect(parsed).toMatchObject({ problem: { file: 'content/en/door.mdx', line: 10 } })
})
