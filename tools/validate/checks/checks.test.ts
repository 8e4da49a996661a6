import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseModule } from '../../lib/parse-module.ts'
import { root } from '../../lib/paths.mjs'
import { COMPONENTS } from './components.ts'
import { valuesIn } from './english-values.ts'
import { VIEWS } from './links.ts'
import { unsetIn } from './params.ts'
import { textsIn } from './shown-texts.ts'

/** The names of an object that a module exports as a constant. */
function namesOf(file: string, constant: string): string[] {
  const source = readFileSync(join(root, file), 'utf8')
  const { program } = parseModule(file, source)
  const declared = program.body.flatMap((node) =>
    node.type === 'ExportNamedDeclaration' && node.declaration?.type === 'VariableDeclaration'
      ? node.declaration.declarations
      : [],
  )
  const init = declared.find(({ id }) => id.type === 'Identifier' && id.name === constant)?.init
  const object = init?.type === 'TSAsExpression' ? init.expression : init
  if (object?.type === 'ArrayExpression')
    return object.elements.flatMap((element) => (element?.type === 'Literal' ? [String(element.value)] : []))
  if (object?.type !== 'ObjectExpression') throw new Error(`${file} has no object ${constant}`)
  return object.properties.flatMap((property) =>
    property.type === 'Property' && property.key.type === 'Identifier' ? [property.key.name] : [],
  )
}

test('the components are those that the window draws', () => {
  const drawn = [
    ...namesOf('renderer/lesson/components.tsx', 'lessonComponents').filter((name) => /^[A-Z]/.test(name)),
    ...namesOf('renderer/pictures/lazy.tsx', 'pictures'),
  ]
  expect(Object.keys(COMPONENTS).toSorted()).toEqual(drawn.toSorted())
})

test('the views are those that the window has', () => {
  expect(VIEWS).toEqual(namesOf('renderer/navigation/route.ts', 'views'))
})

describe('variables that nothing sets', () => {
  test.each([
    ['echo $PORT ${OTHER} "${#MORE}"', ['PORT', 'OTHER', 'MORE']],
    ["cat <<'END'\n$PORT\nEND\necho '$OTHER' \\$MORE", []],
    ['cat <<END\n$PORT\nEND', ['PORT']],
    ['PORT=1; export OTHER=2; for X in 1; do echo $PORT$OTHER$X; done; read -r Y; echo $Y', []],
    ['echo ${PORT:-80} $HOME $1 $lower $?', []],
    ['# $PORT\nls', []],
  ])('%s', (script, names) => {
    expect(unsetIn(script).map(({ name }) => name)).toEqual(names)
  })
})

describe('texts in the window', () => {
  const shown = (jsx: string) => textsIn({ file: 'renderer/a.tsx', text: `const a = ${jsx}` }).length
  test.each([
    ['<p>Closed now</p>', 1],
    ['<p>{open ? "closed" : t`Open`}</p>', 1],
    ['<p>{`closed ${n}`}</p>', 1],
    ['<p aria-label="The door" title={"x y z word"} />', 2],
    ['<p>{t`Closed`} · {n}</p>', 0],
    ['<p className="a-b" role="status" id="the-door">{t`x`}</p>', 0],
    ['<kbd>Esc</kbd>', 0],
    ['<p>Bulkhead</p>', 0],
    ['<a href={`#${a}`}>{name}</a>', 0],
  ])('%s', (jsx, count) => {
    expect(shown(jsx)).toBe(count)
  })
})

describe('English among the values of a message', () => {
  const found = (message: string) => valuesIn({ file: 'a.ts', text: `const a = ${message}` }).length
  test.each([
    ["msg`It is ${open ? 'open' : 'closed'}.`", 2],
    ['msg`It is ${open ? msg`open` : msg`closed`}.`', 0],
    ["msg`It runs ${name ?? 'without a name'}.`", 1],
    ["msg`It runs as ${user ?? 'nobody'} over ${tls ? 'tcp' : 'udp'}.`", 0],
    ["msg`It has ${'a' + list.join(' and ')}.`", 0],
    ['t`It has ${`${n} of them`}.`', 1],
  ])('%s', (message, count) => {
    expect(found(message)).toBe(count)
  })
})
