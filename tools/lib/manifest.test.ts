import { expect, test } from 'vitest'
import { filesOf } from './manifest.ts'

const manifest = {
  'index.html': { file: 'index.js', dynamicImports: ['a.mdx', 'b.mdx', 'view.tsx'] },
  'a.mdx': { file: 'a.js', imports: ['index.html'] },
  'b.mdx': { file: 'b.js' },
  'view.tsx': { file: 'view.js', imports: ['index.html', '_shared.js'], dynamicImports: ['late.mjs'] },
  '_shared.js': { file: 'shared.js' },
  'late.mjs': { file: 'late.js' },
}

test('all that an entry can load is counted once, but for what is left out', () => {
  const files = filesOf(manifest, 'index.html', (key) => key === 'b.mdx')
  expect(files).toEqual(['index.js', 'a.js', 'view.js', 'shared.js', 'late.js'])
})

test('a manifest without the entry is no small build', () => {
  expect(() => filesOf({}, 'index.html', () => false)).toThrow('index.html')
})
