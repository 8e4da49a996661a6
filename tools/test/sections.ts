import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { desktopBuild, ensureBuilt, rendererBuild } from '../lib/builds.mjs'
import { cache, modules, root } from '../lib/paths.mjs'
import { type Section, type SectionContext, check, runShown } from './run-section.ts'
import { type Tally, readOwnCount, readPlaywrightReport, readVitestReport, settle } from './tally.ts'

const node = process.execPath
const program = (...path: string[]): string => join(modules, ...path)
const tool = (...path: string[]): string => join(root, 'tools', ...path)

const shown = { say: (line: string) => console.log(line) }

/** Runs something that writes a JSON report, and reads it; a report of an earlier run can't be taken for it. */
async function withReport<R>(
  name: string,
  context: SectionContext,
  command: (reportFile: string) => string[],
  read: (report: R) => Tally,
): Promise<Tally> {
  const file = join(cache, 'test', `${name}.json`)
  rmSync(file, { force: true })
  const { ok } = await runShown(command(file), context)
  if (!existsSync(file)) throw new Error('It ended before it could report what it found.')
  return settle(read(JSON.parse(readFileSync(file, 'utf8')) as R), ok)
}

function vitest(project: string, context: SectionContext): Promise<Tally> {
  const arguments_ = ['run', '--project', project, '--reporter=default', '--reporter=json']
  return withReport(
    project,
    context,
    (file) => [node, program('vitest', 'vitest.mjs'), ...arguments_, `--outputFile.json=${file}`],
    readVitestReport,
  )
}

function playwright(name: string, files: string[], context: SectionContext): Promise<Tally> {
  const config = join(root, 'e2e', 'playwright.config.ts')
  return withReport(
    name,
    // Playwright writes the file that this variable names.
    { ...context, env: { ...context.env, PLAYWRIGHT_JSON_OUTPUT_FILE: join(cache, 'test', `${name}.json`) } },
    () => [
      node,
      program('@playwright', 'test', 'cli.js'),
      'test',
      '--config',
      config,
      '--reporter=list,json',
      ...files,
    ],
    readPlaywrightReport,
  )
}

/** Everything that `npm test` runs, in this order. */
export const SECTIONS: readonly Section[] = [
  {
    id: 'types',
    title: 'Types',
    run: (context) => check([node, program('typescript', 'bin', 'tsc'), '-b'], context),
  },
  {
    id: 'lint',
    title: 'Lint',
    run: (context) => check([node, program('oxlint', 'bin', 'oxlint')], context),
  },
  {
    id: 'format',
    title: 'Format',
    run: (context) => check([node, program('oxfmt', 'bin', 'oxfmt'), '--list-different', '.'], context),
  },
  {
    id: 'dead-code',
    title: 'Dead code',
    run: (context) => check([node, program('knip', 'bin', 'knip.js'), '--no-progress'], context),
  },
  {
    id: 'boundaries',
    title: 'Boundaries',
    run: (context) => check([node, tool('boundaries', 'main.ts')], context),
  },
  {
    id: 'validate',
    title: 'The course is whole, in both languages',
    async run(context) {
      const { ok, output } = await runShown([node, tool('validate', 'main.ts')], context)
      return settle(readOwnCount(output), ok)
    },
  },
  {
    id: 'canaries',
    title: 'Canaries: every guard turns red when it should',
    run: (context) => vitest('canaries', context),
  },
  {
    id: 'size',
    title: 'The app is built and small enough',
    async run(context) {
      await ensureBuilt(rendererBuild, shown)
      await ensureBuilt(desktopBuild, shown)
      return check([node, tool('bundle-size.ts')], context)
    },
  },
  // After the build, because some of them serve it.
  { id: 'unit', title: 'Unit tests', needs: ['ssh', 'postgres'], run: (context) => vitest('unit', context) },
  {
    id: 'real',
    title: 'Tests on a real Docker engine',
    needs: ['docker'],
    run: (context) => vitest('real', context),
  },
  {
    id: 'proof',
    title: 'Every exercise is proven on a real daemon',
    needs: ['docker'],
    async run(context) {
      const { ok, output } = await runShown([node, tool('prove.ts'), '--brief'], context)
      return settle(readOwnCount(output), ok)
    },
  },
  {
    id: 'truth',
    title: 'The audit says what is true of real lab hosts',
    needs: ['docker'],
    async run(context) {
      const { ok, output } = await runShown([node, tool('truth', 'main.ts')], context)
      return settle(readOwnCount(output), ok)
    },
  },
  {
    id: 'journeys',
    title: 'Journeys in a real browser',
    needs: ['docker', 'browser'],
    async run(context) {
      await ensureBuilt(rendererBuild, shown)
      return playwright('journeys', ['--grep-invert', '@desktop'], context)
    },
  },
  {
    id: 'desktop',
    title: 'The desktop window',
    async run(context) {
      await ensureBuilt(rendererBuild, shown)
      await ensureBuilt(desktopBuild, shown)
      return playwright('desktop', ['--grep', '@desktop'], context)
    },
  },
]
