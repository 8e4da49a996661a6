import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ExerciseId } from '../../contract/index.ts'
import { Failure } from '../lib/failure.mjs'
import { registered } from './register.ts'
import { type Wanted, exportName, skeletonOf } from './skeleton.ts'

/** Names that a module can't export. */
const RESERVED =
  /^(await|break|case|catch|class|const|continue|debugger|default|delete|do|else|enum|export|extends|false|finally|for|function|if|implements|import|in|instanceof|interface|let|new|null|package|private|protected|public|return|static|super|switch|this|throw|true|try|typeof|var|void|while|with|yield|exercises|hardening|foundations)$/

const INDEX = 'labs/index.ts'

/** Writes a skeleton below `root` and registers it; answers what was written. Throws Failure before anything is, where it can't be. */
export function writeExercise(root: string, wanted: Wanted): string[] {
  const { slug, title } = wanted
  const refuse = (what: string, todo: string): never => {
    throw new Failure({ code: 'refused', what, means: 'Nothing was written.', todo })
  }
  if (!ExerciseId.safeParse(slug).success || /-$|--/.test(slug) || RESERVED.test(exportName(slug)))
    refuse(
      `“${slug}” is no name for an exercise.`,
      'Give small letters, digits and hyphens, such as open-doors.',
    )
  if (/["\n\r]|\{\d+\}/.test(title))
    refuse('A title is one line, without quotes and {0}.', 'Give another one.')
  const files = skeletonOf(wanted)
  const there = [`labs/${slug}`, ...Object.keys(files)].find((path) => existsSync(join(root, path)))
  if (there !== undefined)
    refuse(`${there} is there already.`, 'Choose another name, or go on with what is there.')
  const index = registered(readFileSync(join(root, INDEX), 'utf8'), slug)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  writeFileSync(join(root, INDEX), index)
  return [...Object.keys(files), INDEX]
}
