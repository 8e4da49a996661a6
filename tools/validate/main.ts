/**
 * Whether the course is whole, in one report with file and line: exercises, lessons, links, components, ids, parameters,
 * both languages, and every command in a lesson.
 *
 *   npm run validate -- [--hosts [--record]] [folder or file …]
 *
 * With paths it reports only what is below them. `--hosts` asks a real lab host, on the Docker engine that is there,
 * whether what was recorded of its programs still holds; `--record` keeps what it answers. Exit status 1 where
 * something is wrong.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { runMain } from '../lib/failure.mjs'
import { root } from '../lib/paths.mjs'
import { CHECKS } from './checks.ts'
import { askLabHost, differencesOf } from './commands/ask-lab-host.ts'
import { ourCourse } from './our-course.ts'
import { problemInWords } from './problem.ts'
import { KNOWN_TOOLS, readProject } from './read-project.ts'

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { hosts: { type: 'boolean' }, record: { type: 'boolean' } },
})

const isWithin = (file: string) =>
  positionals.length === 0 ||
  positionals.some((path) => `${file}/`.startsWith(`${path.replace(/^\.\/|\/$/g, '')}/`))

await runMain(async () => {
  const started = Date.now()
  const project = await readProject(root, ourCourse(root))
  const found = CHECKS.map(({ title, find }) => ({
    title,
    problems: find(project).filter(({ file }) => isWithin(file)),
  }))
  for (const { title, problems } of found.filter((each) => each.problems.length > 0))
    console.log(`\n${title}\n${problems.map((problem) => `  ${problemInWords(problem)}`).join('\n')}`)
  const sound = found.filter(({ problems }) => problems.length === 0).length
  let failed = found.length - sound
  if (options.hosts) failed += (await compareWithHost(project.tools)) ? 0 : 1
  const drafts = project.exercises.filter(({ id }) => !project.course.includes(id)).map(({ id }) => id)
  if (drafts.length > 0) console.log(`\nNot in the course yet: ${drafts.join(', ')}.`)
  const { lessons, exercises } = project
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  console.log(`\n${exercises.length} exercises and ${lessons.length} lessons looked at in ${seconds} s`)
  console.log(`${sound} passed, ${failed} failed`)
  return failed > 0 ? 1 : 0
})

async function compareWithHost(recorded: Awaited<ReturnType<typeof askLabHost>>): Promise<boolean> {
  const answered = await askLabHost()
  if (options.record) {
    writeFileSync(join(root, KNOWN_TOOLS), `${JSON.stringify(answered, undefined, 2)}\n`)
    console.log(`\nKept in ${KNOWN_TOOLS}.`)
    return true
  }
  const differences = differencesOf(recorded, answered)
  if (differences.length > 0)
    console.log(`\nA lab host's programs are not what ${KNOWN_TOOLS} says; ${recorded.renew}`)
  for (const difference of differences) console.log(`  ${difference}`)
  return differences.length === 0
}
