import { readdir, readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { text } from 'node:stream/consumers'
import { fillParams, paramsToEnvironment, type ExerciseDefinition } from '../../contract/index.ts'
import type { RunningLab } from '../../engine/hosts/lab-hosts.ts'

export const root = new URL('../../', import.meta.url)

/** One state of a lab, and what has to be found in it. */
export interface Case {
  exercise: ExerciseDefinition
  name: string
  /** Tasks that must fail; all others must pass. */
  fails: string[]
  /** Brings a fresh lab into the state to be judged. */
  prepare(lab: RunningLab): Promise<void>
  attempt?: 'succeeded' | 'refused'
  /** For right ways: a check again, and a restart of docker of our own. */
  lasting?: boolean
}

/** A case that did not turn out as it should; its message says how. */
export class Disproof extends Error {}

/** Every case of an exercise: as found, the lesson, the right ways, the wrong ones. */
export async function casesOf(exercise: ExerciseDefinition): Promise<Case[]> {
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
    { exercise, name: 'fresh', fails: all, prepare: async () => {}, attempt: 'succeeded' },
    {
      exercise,
      name: 'lesson, command by command',
      fails: [],
      prepare: async (lab) => followLesson(lab, exercise.id),
      attempt: 'refused',
    },
    ...(await Promise.all(
      solutions.map(async (file): Promise<Case> => {
        const script = await read(`solutions/${file}`)
        const prepare = (lab: RunningLab) => runScript(lab, 'master', script)
        return {
          exercise,
          name: `solutions/${basename(file, '.sh')}`,
          fails: [],
          prepare,
          attempt: 'refused',
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
          name: `wrong/${basename(file, '.sh')}`,
          fails,
          prepare: (lab) => runScript(lab, 'master', lib + script),
        }
      }),
    )),
  ]
}

async function runScript(lab: RunningLab, host: string, script: string): Promise<void> {
  const running = await lab.exec(host, ['bash', '-s'], {
    env: { ...paramsToEnvironment(lab.session.params), HOME: '/root' },
    cwd: '/root',
  })
  try {
    const output = Promise.all([text(running.stdout), text(running.stderr)])
    running.stdin.end(script)
    const status = await running.exited
    if (status !== 0)
      throw new Disproof(
        `the script ended with status ${status}: ${(await output).join('').trim().slice(-600)}`,
      )
  } finally {
    running.dispose()
  }
}

/** The lesson's commands as a learner copies them: one after the other, each where it says. */
async function followLesson(lab: RunningLab, slug: string): Promise<void> {
  const lesson = await readFile(new URL(`content/en/${slug}.mdx`, root), 'utf8')
  for (const [, host = '', command = ''] of lesson.matchAll(/^```sh host=(\S+)[^\n]*\n([\s\S]*?)^```$/gm)) {
    // Some are there to be refused, so a status says nothing.
    await runScript(lab, host, `${fillParams(command, lab.session.params)}\ntrue\n`)
  }
}
