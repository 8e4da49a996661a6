import { readdir, readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { fillParams, type ExerciseDefinition } from '../../contract/index.ts'
import type { RunningLab } from '../../engine/hosts/lab-hosts.ts'
import type { Case } from './case.ts'
import { runScript } from './run-script.ts'
import { trickCasesOf } from './tricks.ts'

export const root = new URL('../../', import.meta.url)

/** Every case of an exercise: as found, the lesson, the right ways, the wrong ones, the tricks. */
export async function casesOf(exercise: ExerciseDefinition, exercises: readonly string[]): Promise<Case[]> {
  const attempt = (outcome: Case['attempt']) => (exercise.attempt ? { attempt: outcome } : {})
  const all = exercise.tasks.map((task) => task.id)
  const folder = new URL(`labs/${exercise.id}/`, root)
  const scripts = async (kind: string) => {
    const names = await readdir(new URL(`${kind}/`, folder))
    return names.filter((name) => name.endsWith('.sh') && name !== 'lib.sh').sort()
  }
  const read = (path: string) => readFile(new URL(path, folder), 'utf8')
  const [solutions, wrong] = [await scripts('solutions'), await scripts('wrong')]
  const lib = await read('wrong/lib.sh').catch(() => '')
  return [
    {
      exercise,
      kind: 'fresh',
      name: 'fresh',
      fails: all,
      prepare: async () => {},
      ...attempt('succeeded'),
    },
    {
      exercise,
      kind: 'right',
      name: 'lesson, command by command',
      fails: [],
      prepare: async (lab) => followLesson(lab, exercise.id),
      ...attempt('refused'),
    },
    ...(await Promise.all(
      solutions.map(async (file): Promise<Case> => {
        const script = await read(`solutions/${file}`)
        return {
          exercise,
          kind: 'right',
          name: `solutions/${basename(file, '.sh')}`,
          fails: [],
          prepare: (lab) => runScript(lab, 'master', script),
          ...attempt('refused'),
          lasting: true,
        }
      }),
    )),
    ...(await Promise.all(
      wrong.map(async (file): Promise<Case> => {
        const script = await read(`wrong/${file}`)
        const fails = /^# fails: (.+)$/m.exec(script.split('\n')[0] ?? '')?.[1]?.split(', ') ?? []
        const unknown = fails.filter((id) => !all.includes(id))
        if (fails.length === 0 || unknown.length > 0)
          throw new Error(`wrong/${file}: the first line names no task, or one that there is not`)
        return {
          exercise,
          kind: 'wrong',
          name: `wrong/${basename(file, '.sh')}`,
          fails,
          prepare: (lab) => runScript(lab, 'master', lib + script),
        }
      }),
    )),
    ...(await trickCasesOf(exercise, exercises)),
  ]
}

/** The lesson's commands as a learner copies them: one after the other, each where it says. */
async function followLesson(lab: RunningLab, slug: string): Promise<void> {
  const lesson = await readFile(new URL(`content/en/${slug}.mdx`, root), 'utf8')
  for (const [, host = '', command = ''] of lesson.matchAll(/^```sh host=(\S+)[^\n]*\n([\s\S]*?)^```$/gm)) {
    // Some are there to be refused, so a status says nothing.
    await runScript(lab, host, `${fillParams(command, lab.session.params)}\ntrue\n`)
  }
}
