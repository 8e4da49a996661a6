import { combineStatus, render, type CheckResult, type Params, type Status } from '../../contract/index.ts'

interface Judged<Observation> {
  tasks: readonly { id: string }[]
  judge(observation: Observation, params: Params): Record<string, CheckResult[]>
}

/** For tests of `judge`: what comes of a solved lab in which something is different. `solved` makes a fresh one each time. */
export function judgingOf<Observation, Seen extends Observation>(
  { tasks, judge }: Judged<Observation>,
  solved: () => Seen,
  params: Params,
) {
  const judgedBut = (change: (seen: Seen) => void, from: Params) => {
    const seen = solved()
    change(seen)
    return judge(seen, from)
  }
  const all = (status: Status): Record<string, Status> =>
    Object.fromEntries(tasks.map(({ id }) => [id, status]))
  /** All pass, but these. */
  const but = (status: Status, ...ids: string[]): Record<string, Status> => ({
    ...all('pass'),
    ...Object.fromEntries(ids.map((id) => [id, status])),
  })
  return {
    all,
    but,
    butFor: (...failing: string[]) => but('fail', ...failing),
    /** Statuses by task. */
    solvedBut: (change: (seen: Seen) => void, from = params): Record<string, Status> =>
      Object.fromEntries(
        Object.entries(judgedBut(change, from)).map(([id, checks]) => [id, combineStatus(checks)]),
      ),
    /** All that is said of it. */
    sentences: (change: (seen: Seen) => void): string =>
      Object.values(judgedBut(change, params))
        .flat()
        .map(({ summary }) => render(summary))
        .join(' '),
  }
}
