/**
 * Whether everything that Bulkhead says is there in every language.
 *
 *     node tools/languages.ts [--add] [folder…]
 *
 * `--add` writes what is missing into the catalogs, to be translated, and drops what nobody says any more.
 * Exit status 1 where something is missing.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { CATALOG, readAreas } from './languages/catalogs.ts'
import { findGaps } from './languages/find-gaps.ts'

const { values, positionals } = parseArgs({ allowPositionals: true, options: { add: { type: 'boolean' } } })
const root = join(import.meta.dirname, '..')
const within = (folder: string) =>
  positionals.length === 0 ||
  positionals.some((chosen) => `${folder}/`.startsWith(`${chosen.replace(/\/$/, '')}/`))

if (values.add) {
  // What one catalog translates already need not be translated again elsewhere.
  const areas = readAreas(root)
  const said = Object.assign({}, ...areas.map(({ catalog }) => catalog)) as Record<string, string>
  for (const { folder, catalog, written } of areas.filter((area) => within(area.folder))) {
    const texts = [...new Set(written.map(({ text }) => text))].sort()
    const entries = Object.fromEntries(texts.map((text) => [text, catalog[text] || (said[text] ?? '')]))
    writeFileSync(join(root, folder, CATALOG), `${JSON.stringify(entries, undefined, 2)}\n`)
  }
}

const areas = readAreas(root)
const gaps = findGaps(areas).filter(({ folder }) => within(folder))
for (const { folder, says, file, line } of gaps)
  console.log(`${folder}: ${says}${file === undefined ? '' : ` (${file}:${line})`}`)
const messages = areas.filter(({ folder }) => within(folder)).flatMap(({ written }) => written)
console.log(`${new Set(messages.map(({ text }) => text)).size} messages, ${gaps.length} gaps`)
if (gaps.length > 0) process.exitCode = 1
