import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { commandBlocks } from '../command-blocks.ts'
import type { Check } from '../problem.ts'
import type { Project } from '../project.ts'

/** Every command block can be parsed by the real Bash. */
export const bash: Check<Project> = {
  id: 'bash',
  title: 'Commands: Bash can parse every block and every script',
  find(project) {
    const scripts = [
      ...commandBlocks(project),
      ...project.scripts.map(({ file, text }) => ({ file, line: 0, text })),
      ...project.exercises.flatMap(({ id, setup }) =>
        Object.values(setup).map((text) => ({ file: `labs/${id}/setup.ts`, line: undefined, text })),
      ),
    ]
    const said = parseAll(scripts.map(({ text }) => text))
    return scripts.flatMap(({ file, line }, index) => {
      const [, at = '1', says] = /line (\d+): (.*)/.exec(said[index] ?? '') ?? []
      return says === undefined
        ? []
        : [{ file, line: line === undefined ? undefined : line + Number(at), says: `Bash: ${says}` }]
    })
  },
}

/** What Bash says of each script, in one process of Node’s. */
function parseAll(scripts: readonly string[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'bulkhead-validate-'))
  try {
    scripts.forEach((script, index) => writeFileSync(join(folder, String(index)), script))
    const each = `for n in $(seq 0 ${scripts.length - 1}); do bash -n "$n" 2>&1; printf '\\0'; done`
    const { stdout, error } = spawnSync('bash', ['-c', each], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    })
    if (error) throw error
    const said = stdout.split('\0')
    if (said.length !== scripts.length + 1)
      throw new Error(`Bash looked at ${said.length - 1} of ${scripts.length} scripts`)
    return said
  } finally {
    rmSync(folder, { recursive: true })
  }
}
