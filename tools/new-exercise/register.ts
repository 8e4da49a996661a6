import { exportName } from './skeleton.ts'

/** `labs/index.ts` with one exercise more: its import in order, itself at the end of what hardens. */
export function registered(index: string, slug: string): string {
  const name = exportName(slug)
  const lines = index.split('\n')
  const isImport = (line: string) => /^import \{ \w+ \} from '\.\/.+\/exercise\.ts'$/.test(line)
  const statement = `import { ${name} } from './${slug}/exercise.ts'`
  const path = (line: string) => /'\.\/(.+)'/.exec(line)?.[1] ?? ''
  const after = lines.findIndex((line) => isImport(line) && path(line) > path(statement))
  const at = after >= 0 ? after : lines.findLastIndex(isImport) + 1
  lines.splice(at, 0, statement)
  const list = lines.findIndex((line) => line.startsWith('export const hardening'))
  const end = lines.indexOf(']', list)
  if (at === 0 || list < 0 || end < 0)
    throw new Error('labs/index.ts is not written as it was: its lists are not found')
  lines.splice(end, 0, `  ${name} as ExerciseDefinition,`)
  return lines.join('\n')
}
