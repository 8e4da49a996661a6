import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect } from 'vitest'
import type { LabState } from '../../contract/index.ts'
import { type Engine, type EngineOptions, createEngine } from '../engine.ts'
import { type PlayedDocker, playDocker } from './played-docker.ts'
import { type PlayedExercise, playExercise } from './played-exercise.ts'

export const exercise = 'played'

export interface Stage {
  home: string
  docker: PlayedDocker
  played: PlayedExercise
  /** An engine on this home and Docker, the app's unless told otherwise. */
  engine(options?: Partial<EngineOptions>): Promise<Engine>
  /** Disposes of it; without `closeLabs` it leaves what a crash would leave. */
  end(engine: Engine, options?: { closeLabs: boolean }): Promise<void>
}

/** A fresh home and Docker for each test; afterwards engines are disposed of, and nothing may be left of them. */
export function setStage(): Stage {
  let engines: Engine[] = []
  const stage: Stage = {
    home: '',
    docker: playDocker(),
    played: playExercise(exercise),
    async engine(options = {}) {
      const { home, docker, played } = stage
      const made = await createEngine({
        home,
        hosts: async () => docker.provider(),
        exercises: [played.definition],
        openedBy: 'app',
        ...options,
      })
      engines.push(made)
      return made
    },
    async end(engine, options = { closeLabs: false }) {
      engines = engines.filter((one) => one !== engine)
      await engine.dispose(options)
    },
  }
  beforeEach(() => {
    stage.home = mkdtempSync(join(tmpdir(), 'bulkhead-engine-'))
    stage.docker = playDocker()
    stage.played = playExercise(exercise)
  })
  afterEach(async () => {
    for (const engine of engines.splice(0)) await engine.dispose({ closeLabs: false })
    expect(stage.docker.taken).toBe(0)
    expect(stage.docker.providers).toBe(0)
    rmSync(stage.home, { recursive: true })
  })
  return stage
}

/** The first value that is wanted; the watch goes on. */
export async function until<T>(values: AsyncIterator<T, unknown>, wanted: (value: T) => boolean): Promise<T> {
  for (;;) {
    const value = await next(values)
    if (wanted(value)) return value
  }
}

/** The first value that is wanted; the watch ends with it. */
export async function first<T>(values: Promise<AsyncIterable<T>>, wanted: (value: T) => boolean): Promise<T> {
  for await (const value of await values) if (wanted(value)) return value
  throw new Error('It ended before.')
}

export async function next<T>(values: AsyncIterator<T, unknown>): Promise<T> {
  const result = await values.next()
  if (result.done) throw new Error('It ended before.')
  return result.value
}

export const labIs = (engine: Engine, kind: LabState['kind']) =>
  first(engine.client.lab.watch({ exercise }), (state) => state.kind === kind)

/** Matches the contract's error with this trouble. */
export const trouble = (code: string) =>
  expect.objectContaining({ code: 'TROUBLE', data: expect.objectContaining({ code }) })
