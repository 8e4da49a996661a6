import { registerHooks } from 'node:module'
import type { ExerciseDefinition } from '../../contract/index.ts'

/** Exercises whose modules are read again when they change; the objects stay, so an engine that has them goes on. */
export interface LiveExercises {
  readonly exercises: readonly ExerciseDefinition[]
  /** `false` where exercises came or went, which an engine only learns at its start. Throws what the modules throw; then everything stays. */
  reload(): Promise<boolean>
}

const LABS = new URL('../../labs/', import.meta.url).href
let version = 0

// A module is loaded once for each address, so everything in labs/ gets a new one.
registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context)
    return version > 0 && found.url.startsWith(LABS) ? { ...found, url: `${found.url}?v=${version}` } : found
  },
})

async function load(): Promise<readonly ExerciseDefinition[]> {
  const { exercises } = await import('../../labs/index.ts')
  return exercises
}

export async function liveExercises(): Promise<LiveExercises> {
  const exercises = (await load()).map((exercise) => ({ ...exercise }))
  return {
    exercises,
    async reload() {
      version++
      const fresh = await load()
      const ids = (all: readonly ExerciseDefinition[]) => all.map(({ id }) => id).join()
      if (ids(fresh) !== ids(exercises)) return false
      fresh.forEach((exercise, index) => replace(exercises[index], exercise))
      return true
    },
  }
}

function replace(old: object | undefined, fresh: ExerciseDefinition): void {
  if (!old) return
  for (const key of Object.keys(old)) if (!(key in fresh)) Reflect.deleteProperty(old, key)
  Object.assign(old, fresh)
}
