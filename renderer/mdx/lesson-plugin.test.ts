import { expect, test } from 'vitest'
import { parseCodeMeta } from './code-blocks.ts'
import { lessonPlugin } from './lesson-plugin.ts'

const top = '---\ntitle: T\nsummary: S\nminutes: 5\nexercise: daemon-tls\n---\n'

/** What the build makes of a lesson. */
async function compile(text: string): Promise<string> {
  const { transform } = lessonPlugin() as { transform(text: string, id: string): Promise<{ code: string }> }
  return (await transform(text, '/content/en/x.mdx')).code
}

const failure = (text: string) =>
  compile(text).then(
    () => undefined,
    (error: { file?: string; line?: number; reason?: string }) => [error.file, error.line, error.reason],
  )

test('frontmatter becomes an export', async () => {
  expect(await compile(`${top}\nHello`)).toMatch(/export const frontmatter = {\s*"title": "T"/)
})

test.each([
  ['missing', 'Hello', 1, /starts with frontmatter/],
  ['with a wrong value', top.replace('minutes: 5', 'minutes: soon'), 4, /minutes.*expected number/],
  [
    'with an unknown name',
    top.replace('---\n\n', '').replace('minutes: 5', 'minutes: 5\nauthor: me'),
    5,
    /author/,
  ],
  ['with a name missing', top.replace('summary: S\n', ''), 1, /summary/],
  ['that is no YAML', top.replace('title: T', 'title: a: b'), 2, /mapping/i],
])('frontmatter %s ends the build at its line', async (_what, text, line, reason) => {
  const [file, atLine, because] = (await failure(text)) ?? []
  expect(because).toMatch(reason)
  expect([file, atLine ?? 1]).toEqual(['/content/en/x.mdx', line])
})

test('a code block with unknown meta ends the build at its line', async () => {
  const [file, line, reason] = (await failure(`${top}\n\n\`\`\`sh on=master\nls\n\`\`\`\n`)) ?? []
  expect(reason).toMatch(/knows host=<name> and title="…", not on=master/)
  expect([file, line]).toEqual(['/content/en/x.mdx', 9])
})

test('a language that is not highlighted ends the build at its line', async () => {
  const [, line, reason] = (await failure(`${top}\n\`\`\`klingon\nx\n\`\`\`\n`)) ?? []
  expect(reason).toMatch(/klingon/)
  expect(line).toBe(8)
})

test('host and title reach the component of the block', async () => {
  const code = await compile(`${top}\n\`\`\`sh host=master title="The drop-in"\nls\n\`\`\`\n`)
  expect(code).toContain('"data-host": "master"')
  expect(code).toContain('"data-title": "The drop-in"')
})

test('a parameter stays in one piece in code, whatever the grammar makes of it', async () => {
  const code = await compile(`${top}\n\`\`\`sh\necho "tcp://__masterAddress__:__plainPort__/"\n\`\`\`\n`)
  expect(code).toContain('"data-param": "__masterAddress__"')
  expect(code).toContain('"data-param": "__plainPort__"')
})

test('a parameter in prose is no strong text, and strong text stays so', async () => {
  const code = await compile(`${top}\nPort __plainPort__ is **open**, __very much__ so.`)
  expect(code).toContain('__plainPort__')
  expect(code).toMatch(/children: "open"/)
  expect(code).toMatch(/children: "very much"/)
})

test.each([
  ['', {}],
  ['host=client', { host: 'client' }],
  ['title="a b" host=x1', { title: 'a b', host: 'x1' }],
])('meta %s', (meta, expected) => {
  expect(parseCodeMeta(meta)).toEqual(expected)
})

test.each(['host', 'host=', 'host="A B"', 'title=""', 'host=master lines=3'])(
  'meta %s is refused',
  (meta) => {
    expect(typeof parseCodeMeta(meta)).toBe('string')
  },
)
