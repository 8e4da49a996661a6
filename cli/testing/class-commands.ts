import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { vi } from 'vitest'
import { classWorld } from '../../classroom/testing/class-world.ts'
import { type Telling, toldAttempt, toldLab, toldVerdict } from '../../classroom/testing/reporting-device.ts'
import { exercises } from '../../labs/index.ts'
import { classBackup, classRestore } from '../commands/class-backup.ts'
import { classGrades } from '../commands/class-grades.ts'
import { verify } from '../commands/verify.ts'
import { type Commands, runProgram } from '../program.ts'
import type { Ran } from './command-line.ts'

export const EXERCISE = 'shared-kernel'

/** A class as it is left when its server ends. */
export interface LeftClass {
  home: string
  database: string
  /** Names its place to the command line. */
  place: string[]
  learners: { name: string; rosterId: string; id: string; token: string }[]
  code: string
}

/** Ada achieves two tasks and an attack is refused, which counts nothing while one fails; Ben achieves one: each tells it from a machine of their own. */
export async function leaveClass(database: string): Promise<LeftClass> {
  const home = mkdtempSync(join(tmpdir(), 'bulkhead-class-home-'))
  const world = await classWorld(database, { home, exercises })
  try {
    const { client } = await world.instructor()
    await client.course.set({
      timeZone: 'Europe/Berlin',
      assignments: [
        {
          ...{ exercise: EXERCISE, isSet: true, opensAt: null, dueAt: null, weight: 2 },
          ...{ attemptPoints: 10, solution: 'never' },
        },
      ],
    })
    await client.people.importRoster({ csv: 'Name,ID\nAda Lovelace,1815\nBen 李,1816\n', dryRun: false })
    const ada = await tells(world, 'Ada Lovelace', [
      toldLab(EXERCISE),
      toldVerdict(EXERCISE, { 'root-outside': 'fail', 'refused-by-default': 'fail', closed: 'fail' }, now()),
      toldVerdict(EXERCISE, { 'root-outside': 'pass', 'refused-by-default': 'fail', closed: 'pass' }, now()),
      toldAttempt(EXERCISE, 'refused', now().at),
    ])
    const ben = await tells(world, 'Ben 李', [
      toldLab(EXERCISE, { session: 'lab-2', seed: 'other' }),
      toldVerdict(EXERCISE, { 'root-outside': 'pass', 'refused-by-default': 'fail', closed: 'fail' }, now()),
    ])
    const { code } = await world.server.invitation()
    const learners = [
      { name: 'Ada Lovelace', rosterId: '1815', ...ada },
      { name: 'Ben 李', rosterId: '1816', ...ben },
    ]
    return { home, database, place: ['--data', home, '--database', database], learners, code }
  } finally {
    await world.server.close()
  }
}

const now = () => ({ at: new Date().toISOString() })

async function tells(world: Awaited<ReturnType<typeof classWorld>>, name: string, tellings: Telling[]) {
  const { id, token, device, client } = await world.learner(name)
  const reports = tellings.map((telling) => device.tell(telling, now().at).signed)
  const { kept } = await client.member.report({ reports, now: now().at })
  if (kept.length !== reports.length) throw new Error(`${kept.length} of ${reports.length} reports were kept`)
  return { id, token }
}

/** The real commands about a class, as the command line calls them. */
const commands = { classBackup, classRestore, classGrades, verify } as Partial<Commands> as Commands

/** Runs them in this process, by the arguments that are typed. */
export async function runClassCommand(...line: string[]): Promise<Ran> {
  const said = { stdout: '', stderr: '' }
  const spies = (['stdout', 'stderr'] as const).map((name) =>
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      said[name] += String(text)
      return true
    }),
  )
  try {
    return { status: await runProgram(line, commands), ...said }
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
}
