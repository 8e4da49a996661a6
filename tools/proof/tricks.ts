import { readdir, readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import {
  type ExerciseDefinition,
  type ExerciseVerdict,
  type Status,
  isEmpty,
  render,
} from '../../contract/index.ts'
import { grade } from '../../engine/grading/grade.ts'
import type { RunningLab } from '../../engine/hosts/lab-hosts.ts'
import type { Case, Trick } from './case.ts'
import { Disproof, runScript } from './run-script.ts'

const folder = new URL('../../labs/tricks/', import.meta.url)

/**
 * Every trick, on every exercise, but for those that are said to be costly: each of them is played on one
 * exercise, in turn.
 */
export async function trickCasesOf(
  exercise: ExerciseDefinition,
  exercises: readonly string[],
): Promise<Case[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sh')).sort()
  const tricks = await Promise.all(
    names.map(async (file) => ({ file, script: await readFile(new URL(file, folder), 'utf8') })),
  )
  const costly = tricks.filter(({ script }) => /^# costly$/m.test(script))
  return tricks
    .filter((trick) => {
      const turn = costly.indexOf(trick)
      return turn === -1 || exercises[turn % exercises.length] === exercise.id
    })
    .map(({ file, script }): Case => {
      const trick = readTrick(file, script)
      return {
        exercise,
        kind: 'trick',
        name: `tricks/${basename(file, '.sh')}`,
        fails: exercise.tasks.map((task) => task.id),
        prepare: (lab) => runScript(lab, 'master', `set -eu\n${script}\nplay\n`),
        trick,
      }
    })
}

export function readTrick(file: string, script: string): Trick {
  const ends = /^# ends: (fail|fail error)\n/.exec(script)?.[1]
  const says = /^# says: (.+)$/m.exec(script)?.[1] ?? ''
  if (!ends || !/^play\(\)/m.test(script))
    throw new Error(
      `tricks/${file}: the first line is no "# ends: fail" or "# ends: fail error", or play() is missing`,
    )
  return {
    script,
    ends: [...(ends.split(' ') as Status[]), 'unsupported'],
    says,
    undoable: /^undo\(\)/m.test(script),
  }
}

/** Plays a trick on a lab as found and looks. Nothing may pass, and what is said has to be what is. */
export async function proveTrick({ exercise, prepare }: Case, trick: Trick, lab: RunningLab): Promise<void> {
  const undo = async () => {
    if (trick.undoable) await runScript(lab, 'master', `set -eu\n${trick.script}\nundo\n`)
  }
  try {
    await prepare(lab)
    expectRefused(await grade(exercise, lab, { mode: 'check', achieved: {} }), trick)
  } catch (cause) {
    await undo().catch(() => {})
    throw cause
  }
  await undo()
  // The next one is played on the same lab, where it must not profit from this one.
  const { kind } = trick.undoable ? await lab.probe.host('master').daemonIdentity() : { kind: 'genuine' }
  if (kind !== 'genuine') throw new Disproof(`after it was undone, the daemon is ${kind}`)
}

export function expectRefused(verdict: ExerciseVerdict, { ends, says }: Trick): void {
  const wrong = verdict.tasks.filter((task) => !ends.includes(task.status))
  const unsaid = verdict.tasks.flatMap((task) =>
    task.checks.filter((check) => check.status === task.status && isEmpty(check.summary)),
  )
  if (wrong.length > 0 || unsaid.length > 0) {
    const lines = wrong.map((task) => `${task.id} is ${task.status}, not ${ends.join(' or ')}`)
    throw new Disproof([...lines, ...unsaid.map(({ id }) => `${id} says nothing`)].join('\n    '))
  }
  const summaries = verdict.tasks.flatMap((task) => task.checks.map((check) => render(check.summary)))
  if (!summaries.some((summary) => summary.includes(says)))
    throw new Disproof(`nobody says "${says}", but: ${[...new Set(summaries)].join(' ')}`)
}
