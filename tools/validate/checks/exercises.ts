import { ExerciseId, HostName, Params } from '../../../contract/index.ts'
import type { Check, Problem } from '../problem.ts'
import type { ExerciseFacts, Project } from '../project.ts'

const POINTS = 100
const FEWEST_HINTS = 3
const MOST_HINTS = 4

/** Every exercise keeps its form. */
export const exercises: Check<Project> = {
  id: 'exercises',
  title: 'Exercises: ids, points, hints, hosts, what is watched',
  find: (project) => [
    ...repeated(project.exercises.map(({ id, file }) => ({ id, file }))),
    ...project.exercises.flatMap((exercise) => inExercise(exercise)),
  ],
}

function inExercise({ id, file, topology, tasks, params, setup, watch }: ExerciseFacts): Problem[] {
  const problems: Problem[] = []
  const says = (text: string, at: { file: string; line?: number } = { file }) =>
    problems.push({ file: at.file, line: at.line, says: text })
  if (!ExerciseId.safeParse(id).success) says(`“${id}” is no id: small letters, digits and hyphens.`)
  for (const host of topology)
    if (!HostName.safeParse(host).success)
      says(`“${host}” is no host’s name: small letters, digits and hyphens.`)
  if (topology.length === 0 || new Set(topology).size < topology.length)
    says(`An exercise has one host or more, each once, not ${topology.join(', ') || 'none'}.`)

  const points = tasks.reduce((sum, task) => sum + task.points, 0)
  if (points !== POINTS) says(`The tasks’ points add up to ${POINTS}, not ${points}.`)
  for (const task of tasks) {
    if (!ExerciseId.safeParse(task.id).success)
      says(`“${task.id}” is no task’s id: small letters, digits and hyphens.`, task)
    if (!Number.isInteger(task.points) || task.points <= 0)
      says(`${task.id} has whole points, not ${task.points}.`, task)
    if (task.hints < FEWEST_HINTS || task.hints > MOST_HINTS)
      says(`${task.id} has ${FEWEST_HINTS} or ${MOST_HINTS} hints, not ${task.hints}.`, task)
  }
  problems.push(...repeated(tasks.map((task) => ({ id: task.id, file: task.file, line: task.line }))))

  for (const drawn of params) {
    const issue = Params.safeParse(drawn).error?.issues[0]
    if (issue) says(`params(): ${issue.path.join('.')} ${issue.message}.`)
    if (JSON.stringify(Object.keys(drawn)) !== JSON.stringify(Object.keys(params[0] ?? {})))
      says('params() draws the same names from every seed.')
  }
  for (const host of [...Object.keys(setup), ...Object.keys(watch)])
    if (!topology.includes(host))
      says(`setup or watch names ${host}, which is no host of ${topology.join(', ')}.`)
  if (Object.keys(watch).length === 0) says('watch names no host: no verdict would ever change by itself.')
  for (const path of Object.values(watch).flat())
    if (!/^\/\S*[^/\s]$/.test(path)) says(`watch: ${path} is no absolute path without a slash at its end.`)
  return problems
}

/** What has the id of another before it. */
function repeated(named: readonly { id: string; file: string; line?: number }[]): Problem[] {
  return named
    .filter(({ id }, index) => named.findIndex((other) => other.id === id) < index)
    .map(({ id, file, line }) => ({ file, line, says: `There is another ${id}.` }))
}
