/**
 * Measures the JavaScript that the window may load before the first lesson shows, in each language: all of it but the
 * other lessons with what is said in them, other views, and the pictures, which a lesson doesn't wait for, compressed
 * as a server would. The pictures have a budget of their own. Prints each file and fails above a budget.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { parts } from '../content/course.ts'
import { type Language, languages } from '../contract/index.ts'
import { root } from './lib/paths.mjs'
import { type Manifest, filesOf } from './lib/manifest.ts'

const BUDGET = 350_000
const PICTURES_BUDGET = 50_000
const PICTURES = 'pictures/all.ts'
const folder = join(root, 'dist', 'renderer')

const manifest = JSON.parse(readFileSync(join(folder, '.vite', 'manifest.json'), 'utf8')) as Manifest
const first = parts[0].lessons[0]
/** Lessons, the timeline that only one of them shows, and catalogs of theirs or of a whole language. */
const isText = (key: string) => /\.mdx$|\/CveTimeline\.tsx$|zh-CN\.(json|ts)$/.test(key)
const belongs = (language: Language) => (key: string) =>
  key.endsWith(`/${language}/${first}.mdx`) ||
  (language !== 'en' && (key === `language/${language}.ts` || key.endsWith(`/${first}/${language}.json`)))

/**
 * What comes when somebody goes there or asks for it: other views, the set-up, the palette with what it searches, the
 * glossary, what lies over a terminal, all about a class; and what draws terminals by the graphics card, after a lab is open.
 */
const isLater = (key: string) =>
  /^(audit(\/certificate)?|course|glossary|membership|notes|recordings|settings|doctor|system)\/\w+\.tsx$|^membership\/parts\.ts$|^classroom\/|^palette\/(Palette|ShortcutList)\.tsx$|^terminal\/(FindBar|PasteDialog|RenameDialog)\.tsx$/.test(
    key,
  ) || /virtual:(lesson|task)-texts|content\/glossary\/|^_glossary-|addon-webgl/.test(key)

for (const language of languages) {
  const isRead = belongs(language)
  const isOther = (key: string) => isText(key) && !isRead(key)
  const files = filesOf(
    manifest,
    'index.html',
    (key) => isOther(key) || isLater(key) || key.endsWith(PICTURES),
  )
  if (!files.some((file) => file.includes(first))) {
    throw new Error(`The lesson ${first} is not in the build: what was measured is not what shows it.`)
  }
  measure(`before the first lesson, ${language}`, files, BUDGET)
  const texts = manifest[`pictures/${language}.json`]?.file ?? []
  const pictures = filesOf(manifest, PICTURES, (key) => isText(key) || isLater(key)).filter(
    (file) => !files.includes(file),
  )
  measure(`pictures, ${language}`, pictures.concat(texts), PICTURES_BUDGET)
}

function measure(title: string, measured: string[], budget: number): void {
  const sizes = measured.map((file) => ({ file, size: gzipSync(readFileSync(join(folder, file))).length }))
  const total = sizes.reduce((sum, { size }) => sum + size, 0)
  for (const { file, size } of sizes) console.log(`${(size / 1000).toFixed(1).padStart(7)} kB  ${file}`)
  console.log(`${(total / 1000).toFixed(1).padStart(7)} kB of ${budget / 1000} kB, ${title}`)
  if (total > budget) process.exitCode = 1
}
