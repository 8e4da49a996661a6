import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { openSettings } from '../../classroom/accounts/settings.ts'
import { createAssignments } from '../../classroom/course/assignments.ts'
import { evidenceKey, keyFingerprint } from '../../classroom/grades/evidence.ts'
import { createGrades } from '../../classroom/grades/grades.ts'
import type { GradesFormat } from '../../contract/class/index.ts'
import { msg } from '../../contract/index.ts'
import { exerciseInfo } from '../../engine/session/course.ts'
import { exercises } from '../../labs/index.ts'
import { openClass } from '../class-place.ts'
import { UsageError } from '../failures.ts'
import { t } from '../language.ts'
import { say } from '../output.ts'
import type { ClassPlace } from '../program.ts'

export interface ClassGradesOptions extends ClassPlace {
  format: GradesFormat
  learner?: string
  /** A file, or a folder that gets files. */
  out: string
}

/** Grades and evidence as files, also while the class is served. */
export async function classGrades({ format, learner, out, ...place }: ClassGradesOptions): Promise<number> {
  const { home, database } = await openClass(place)
  try {
    const settings = await openSettings(database, '')
    const { course } = await createAssignments(database, settings, exercises.map(exerciseInfo))
    const grades = createGrades({
      database,
      home,
      exercises,
      course: async () => course.get(),
      className: async () => settings.get().name,
    })
    const learners = await database.db
      .selectFrom('people')
      .select(['id', 'roster_id'])
      .where('role', '=', 'learner')
      .orderBy('name')
      .execute()
    const chosen = learners.filter(({ id, roster_id: own }) => id === learner || own === learner)
    if (learner !== undefined && chosen.length !== 1)
      throw new UsageError(
        msg`There is no learner “${learner}” in this class.`,
        msg`Give the id that the roster has for them, or leave --learner out for all.`,
      )
    const one = learner === undefined ? null : (chosen[0]?.id ?? null)
    const people = format === 'evidence' && one === null ? learners.map(({ id }) => id) : [one]
    for (const person of people) {
      const file = await grades.file(format, person)
      const path = isFolder(out) || people.length > 1 ? join(out, file.name) : out
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, Buffer.from(file.base64, 'base64'), { mode: 0o600 })
      say(t`Written: ${path}`)
    }
    if (format === 'evidence')
      say(
        t`The class’s key has the fingerprint ${keyFingerprint(evidenceKey(home).publicKey)}. Whoever verifies needs to know it from you.`,
      )
    return 0
  } finally {
    await database.close()
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}
