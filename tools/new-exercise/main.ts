/**
 * Writes the skeleton of an exercise: all its files, in both languages, sound but empty.
 *
 *   npm run new-exercise -- SLUG --title "…" [--chinese "…"]
 *
 * It is put into labs/index.ts, and not into the course: that is for when its proof is green.
 */
import { parseArgs } from 'node:util'
import { Failure, runMain } from '../lib/failure.mjs'
import { root } from '../lib/paths.mjs'
import { nextSteps } from './next-steps.ts'
import { writeExercise } from './write.ts'

await runMain(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { title: { type: 'string' }, chinese: { type: 'string' } },
  })
  const [slug, ...more] = positionals
  const title = values.title?.trim()
  if (slug === undefined || more.length > 0 || !title) {
    throw new Failure({
      code: 'usage',
      what: 'An exercise has a short name and a title.',
      means: 'Nothing was written.',
      todo: 'npm run new-exercise -- open-doors --title "Four open doors" [--chinese "四扇开着的门"]',
    })
  }
  const written = writeExercise(root, { slug, title, chinese: values.chinese?.trim() || `待译：${title}` })
  for (const path of written) console.log(`  ${path}`)
  console.log(nextSteps(slug))
  return 0
})
