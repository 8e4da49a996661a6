/**
 * Measures the JavaScript that the window may load before the first lesson shows: all of it but the other
 * lessons, compressed as a server would. Prints each file and fails above the budget.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { parts } from '../content/course.ts'
import { root } from './lib/paths.mjs'
import { type Manifest, filesOf } from './lib/manifest.ts'

const BUDGET = 350_000
const folder = join(root, 'dist', 'renderer')

const manifest = JSON.parse(readFileSync(join(folder, '.vite', 'manifest.json'), 'utf8')) as Manifest
const first = parts[0].lessons[0]
const files = filesOf(manifest, 'index.html', (key) => key.endsWith('.mdx') && !key.endsWith(`/${first}.mdx`))
const sizes = files.map((file) => ({ file, size: gzipSync(readFileSync(join(folder, file))).length }))
const total = sizes.reduce((sum, { size }) => sum + size, 0)

for (const { file, size } of sizes) console.log(`${(size / 1000).toFixed(1).padStart(7)} kB  ${file}`)
console.log(`${(total / 1000).toFixed(1).padStart(7)} kB of ${BUDGET / 1000} kB`)
if (!sizes.some(({ file }) => file.includes(first))) {
  throw new Error(`The lesson ${first} is not in the build: what was measured is not what shows it.`)
}
process.exitCode = total > BUDGET ? 1 : 0
