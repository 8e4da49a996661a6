import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { modules, root } from '../lib/paths.mjs'
import { type Section, runShown } from '../test/run-section.ts'
import { readOwnCount, readVitestReport, settle } from '../test/tally.ts'

const node = process.execPath
const prove = join(root, 'tools', 'prove.ts')
const vitest = join(modules, 'vitest', 'vitest.mjs')

/** An emulated machine takes ten times as long for everything. */
const PATIENCE = ['--testTimeout=600000', '--hookTimeout=900000', '--expect.poll.timeout=60000']

/** What shows that limits, systemd and labs work with this version. */
const ABOUT_VERSION = ['tools/vm/control-groups.real.test.ts']
/** That an audit sees what this version and this kernel have. */
const ABOUT_AUDITS = ['tools/vm/audited-lab.real.test.ts', 'tools/vm/audited-machine.real.test.ts']
const ABOUT_LABS = [
  'engine/hosts/lab-hosts.real',
  'engine/hosts/crash.real',
  'engine/hosts/hostile-root.real',
]
/** Of exercises' proofs: what a learner finds fails, a right way passes, the attempt turns from success to refusal. */
const CASES = [
  ['daemon-tls', 'fresh'],
  ['daemon-tls', 'solutions/daemon-json'],
  // Its lesson is about both versions.
  ['cgroups', 'fresh'],
  ['cgroups', 'lesson'],
] as const

/** What is tried in the virtual machine: what `npm test` tries on this one. */
export function vmSections({ all, only }: { all: boolean; only: string }, folder: string): Section[] {
  const report = join(folder, 'real.json')
  const vitestRun = [
    node,
    vitest,
    ...['run', '--project=real', ...PATIENCE],
    ...['--reporter=verbose', '--reporter=json', `--outputFile.json=${report}`],
  ]
  const tests = (id: string, title: string, files: readonly string[]): Section => ({
    id,
    title,
    async run(context) {
      rmSync(report, { force: true })
      const { ok } = await runShown([...vitestRun, ...files], context)
      return settle(readVitestReport(JSON.parse(readFileSync(report, 'utf8'))), ok)
    },
  })
  const sections: Section[] = [
    tests('real', 'Tests on the virtual machine’s Docker engine', [
      ...ABOUT_VERSION,
      ...(all ? ABOUT_LABS : []),
    ]),
    tests('audit', 'An audit says what is true there', ABOUT_AUDITS),
    ...CASES.map(([exercise, name]): Section => ({
      id: `${exercise} ${name}`,
      title: `The exercise ${exercise} is proven there: ${name}`,
      async run(context) {
        const { ok, output } = await runShown(
          [node, prove, `--exercise=${exercise}`, `--only=${name}`, '--jobs=1'],
          context,
        )
        return settle(readOwnCount(output), ok)
      },
    })),
  ]
  return sections.filter(({ id }) => id.includes(only))
}
