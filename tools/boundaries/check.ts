import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join, posix } from 'node:path'
import { importsOf } from './imports.ts'
import { COMPUTED, type Edge, FOLDERS, RULES, type Target } from './rules.ts'

export interface Violation {
  rule: string
  message: string
}

export interface BoundaryReport {
  modules: number
  violations: Violation[]
}

/** Modules of one folder, as paths from the root. Canaries are someone else's bad examples. */
function modulesOf(root: string, folder: string): string[] {
  if (!statSync(join(root, folder), { throwIfNoEntry: false })) return []
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((path) => /\.(ts|tsx|mts|mjs|js)$/.test(path) && !path.endsWith('.d.ts'))
    .filter((path) => !path.startsWith('tools/canaries/'))
}

/** Where a specifier leads: relative ones to a file of ours, others to a package (its name, without what is inside). */
function targetOf(from: string, specifier: string): Target {
  const plain = specifier.replace(/\?.*$/, '')
  if (plain.startsWith('.')) return { path: posix.join(posix.dirname(from), plain) }
  if (plain.startsWith('node:')) return { package: plain }
  const parts = plain.split('/')
  return { package: parts.slice(0, plain.startsWith('@') ? 2 : 1).join('/') }
}

/** Checks every module below `folders` of `root`. A folder without modules is a violation: it was not checked. */
export function checkBoundaries(
  root: string,
  folders: readonly string[] = Object.keys(FOLDERS),
): BoundaryReport {
  const violations: Violation[] = []
  let modules = 0
  for (const folder of folders) {
    const files = modulesOf(root, folder)
    if (files.length === 0)
      violations.push({ rule: 'no-modules', message: `${folder}/ has no modules: nothing was checked.` })
    modules += files.length
    for (const file of files) violations.push(...checkModule(file, readFileSync(join(root, file), 'utf8')))
  }
  return { modules, violations }
}

function checkModule(from: string, source: string): Violation[] {
  return importsOf(from, source).flatMap(({ specifier, names }) => {
    if (specifier === undefined) return [{ rule: COMPUTED.id, message: `${from}: ${COMPUTED.says}` }]
    const edge: Edge = { from, to: targetOf(from, specifier), names }
    return RULES.filter((rule) => rule.forbids(edge)).map((rule) => ({
      rule: rule.id,
      message: `${from} imports ${specifier}: ${rule.says}`,
    }))
  })
}
