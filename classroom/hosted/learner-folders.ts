import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { PersonId } from '../../contract/class/index.ts'

const learnersFolder = (home: string): string => join(home, 'learners')
export const learnerHome = (home: string, person: string): string => join(learnersFolder(home), person)

/** Installation → learner, of all whose folder is there. */
export function peopleByInstallation(home: string): Map<string, string> {
  const people = new Map<string, string>()
  for (const name of namesIn(learnersFolder(home))) {
    if (!PersonId.safeParse(name).success) continue
    try {
      people.set(readFileSync(join(learnerHome(home, name), 'installation'), 'utf8').trim(), name)
    } catch {
      // Begun and never finished: nothing of it is on the engine.
    }
  }
  return people
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
