import { expect, test } from 'vitest'
import { lessonPlugin } from './lesson-plugin.ts'

const top = '---\ntitle: T\nsummary: S\nminutes: 5\nexercise: daemon-tls\n---\n'

async function compile(text: string): Promise<string> {
  const { transform } = lessonPlugin() as { transform(text: string, id: string): Promise<{ code: string }> }
  return (await transform(`${top}\n${text}`, '/content/en/x.mdx')).code
}

const good = '<Choice right>\nYes, `so`.\n<Why>Because of\nthis.</Why>\n</Choice>'
const bad = '<Choice>No. <Why>Because of that.</Why></Choice>'
const question = (choices: string, ask = 'ask="Is it `so`?"') => `<Question ${ask}>\n${choices}\n</Question>`

test('questions are numbered, and their choices have no paragraphs in them', async () => {
  const code = await compile(`${question(`${good}\n${bad}`)}\n\n${question(`${bad}\n\n${good}`)}`)
  expect(code).toMatch(/number: "1"[^]*number: "2"/)
  expect(code).not.toMatch(/_components\.p\b/)
})

test.each([
  ['without a right choice', question(`${bad}\n${bad}`), /right choice/],
  ['with right choices only', question(`${good}\n${good}`), /not right/],
  ['with one choice', question(good), /2 to 5 choices, not 1/],
  ['with six', question(`${good}${`\n${bad}`.repeat(5)}`), /2 to 5 choices, not 6/],
  ['with a choice that is not explained', question(`${good}\n<Choice>No.</Choice>`), /explained.*“No\.”/],
  ['with an empty explanation', question(`${good}\n<Choice>No.<Why></Why></Choice>`), /explained/],
  ['with an explanation of nothing', question(`${good}\n<Choice><Why>No.</Why></Choice>`), /says something/],
  ['that asks nothing', question(`${good}\n${bad}`, ''), /asks something/],
  ['with something else in it', question(`${good}\n${bad}\n\nHm.`), /only <Choice>s/],
])('a question %s ends the build', async (_what, text, reason) => {
  await expect(compile(text)).rejects.toMatchObject({ reason: expect.stringMatching(reason) as string })
})

test('a choice stands in a question, a why in a choice', async () => {
  await expect(compile(bad)).rejects.toMatchObject({ reason: '<Choice> stands only in a <Question>.' })
  await expect(compile('<Why>x</Why>')).rejects.toMatchObject({ reason: '<Why> stands only in a <Choice>.' })
})

test('a diagram that there is not ends the build', async () => {
  await expect(compile('<Diagram of="hearts" />')).rejects.toMatchObject({
    reason: expect.stringMatching(/mutual-tls.*not hearts/) as string,
  })
})
