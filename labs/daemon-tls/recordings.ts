import { readdirSync, readFileSync } from 'node:fs'
import { combineStatus, type Params, type Status } from '../../contract/index.ts'
import { judge } from './judge.ts'
import type { Observation } from './observation.ts'
import { tasks } from './tasks.ts'

/** What `tools/prove.ts --record` saw on real lab hosts. */
interface Recording {
  params: Params
  observation: Observation
}

export const folder = new URL('fixtures/', import.meta.url)
export const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
export const load = (name: string): Recording => JSON.parse(readFileSync(new URL(name, folder), 'utf8'))

export function statusesOf(observation: Observation, params: Params): Record<string, Status> {
  return Object.fromEntries(
    Object.entries(judge(observation, params)).map(([id, checks]) => [id, combineStatus(checks)]),
  )
}

export const all = (status: Status) => Object.fromEntries(tasks.map((task) => [task.id, status]))
export const butFor = (...failing: string[]) => ({
  ...all('pass'),
  ...Object.fromEntries(failing.map((id) => [id, 'fail'])),
})
