import { paramsToEnvironment } from '../../../contract/index.ts'
import { everyNode, lineOf } from '../outline.ts'
import type { Check, Problem } from '../problem.ts'
import type { ExerciseFacts, Project } from '../project.ts'

/** Parameters that a text or a script uses are drawn. */
export const params: Check<Project> = {
  id: 'params',
  title: 'Parameters: those of lessons, tasks, hints and scripts are drawn by params()',
  find: (project) =>
    project.exercises.flatMap((exercise) => [
      ...inTexts(exercise),
      ...inLessons(exercise, project),
      ...inSetup(exercise),
      ...inScripts(exercise, project),
    ]),
}

const USED = /__([a-z][A-Za-z0-9]*)__/g
const namesOf = ({ params: [first = {}] }: ExerciseFacts): Set<string> => new Set(Object.keys(first))
const missing = (name: string): string => `There is no parameter ${name}.`

function unknownIn(text: string, exercise: ExerciseFacts): string[] {
  const names = namesOf(exercise)
  const used = [...text.matchAll(USED)].map(([, name = '']) => name)
  return [...new Set(used)].filter((name) => !names.has(name))
}

function inTexts(exercise: ExerciseFacts): Problem[] {
  return exercise.said.flatMap(({ text, file, line }) =>
    unknownIn(text, exercise).map((name) => ({ file, line, says: missing(name) })),
  )
}

function inLessons(exercise: ExerciseFacts, { lessons }: Project): Problem[] {
  return lessons
    .filter(({ slug }) => slug === exercise.id)
    .flatMap(({ file, nodes }) =>
      everyNode(nodes).flatMap((node) =>
        unknownIn(
          `${node.value ?? ''} ${(node.attributes ?? []).map(({ value }) => String(value)).join(' ')}`,
          exercise,
        ).map((name) => ({ file, line: lineOf(node), says: missing(name) })),
      ),
    )
}

/** Variables that a shell has, or that scripts are given by others. */
const OF_SHELL =
  /^(HOME|PATH|PWD|OLDPWD|USER|SHELL|LANG|LC_\w+|IFS|RANDOM|SECONDS|LINENO|UID|EUID|HOSTNAME|TERM|PS1|BASH\w*|PIPESTATUS|REPLY|OPTARG|OPTIND|EPOCH\w+|MAINPID|FUNCNAME|PPID|TMPDIR)$/

/** Variables in capitals that a script uses and nothing sets. */
export function unsetIn(script: string): { name: string; line: number }[] {
  // A quoted end means that nothing is put into what comes before it; single quotes, the same.
  const blank = (text: string) => text.replace(/[^\n]/g, ' ')
  const plain = script
    .replace(/<<-?\s*'(\w+)'[\s\S]*?^\s*\1$/gm, blank)
    .replace(/'[^']*'/g, blank)
    .replace(/^\s*#.*$/gm, blank)
  const set = new Set(
    [
      ...script.matchAll(
        /(?:^|[\s;&|({"'])(?:export |local |readonly |declare (?:-\w+ )*)?([A-Z][A-Z0-9_]*)\+?=/gm,
      ),
    ].map(([, name]) => name),
  )
  for (const [, names = ''] of script.matchAll(/\b(?:read|for|local|mapfile|readarray)((?: +-?\w+)+)/g))
    for (const name of names.trim().split(/ +/)) set.add(name)
  return [...plain.matchAll(/(?<!\\)\$\{?#?([A-Z][A-Z0-9_]*)(?!\w|:?[-+=?])/g)].flatMap(
    ({ 1: name = '', index }) =>
      set.has(name) || OF_SHELL.test(name) ? [] : [{ name, line: plain.slice(0, index).split('\n').length }],
  )
}

function inSetup(exercise: ExerciseFacts): Problem[] {
  const given = paramsToEnvironment(exercise.params[0] ?? {})
  return Object.entries(exercise.setup).flatMap(([host, script]) =>
    unsetIn(script)
      .filter(({ name }) => !(name in given))
      .map(({ name }) => ({
        file: `labs/${exercise.id}/setup.ts`,
        says: `On ${host}, nothing sets $${name}.`,
      })),
  )
}

function inScripts(exercise: ExerciseFacts, { scripts }: Project): Problem[] {
  const given = paramsToEnvironment(exercise.params[0] ?? {})
  const own = scripts.filter((script) => script.exercise === exercise.id)
  const lib = own.find(({ file }) => file.endsWith('/lib.sh'))?.text ?? ''
  return own.flatMap(({ file, text }) => {
    const before = file.includes('/wrong/') && !file.endsWith('/lib.sh') ? lib : ''
    const offset = before.split('\n').length - 1
    return unsetIn(before + text)
      .filter(({ name, line }) => line > offset && !(name in given))
      .map(({ name, line }) => ({
        file,
        line: line - offset,
        says: `Nothing sets $${name}; it is no parameter either.`,
      }))
  })
}
