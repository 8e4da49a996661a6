/** What tells whether somebody has tried honestly. */
export interface Tried {
  tasks: readonly { id: string; hints: number }[]
  /** Task id → when. */
  achieved: Readonly<Record<string, string>>
  /** Task id → how many. */
  hintsShown: Readonly<Record<string, number>>
  /** Full checks that found something not done. */
  failedChecks: number
  /** Attacks that got in. */
  attacks: number
}

/** Tries after which nobody shall have to guess any longer. */
const ENOUGH_TRIES = 3

/**
 * Whether the solution is offered: when a task is open and its hints are used up, after some tries that failed, or when
 * all is done and one may like to see other ways. The first attack doesn't count: it is there to get in.
 */
export function isSolutionOffered({ tasks, achieved, hintsShown, failedChecks, attacks }: Tried): boolean {
  const open = tasks.filter(({ id }) => achieved[id] === undefined)
  if (open.length === 0) return true
  if (open.some(({ id, hints }) => hints > 0 && (hintsShown[id] ?? 0) >= hints)) return true
  return failedChecks + Math.max(0, attacks - 1) >= ENOUGH_TRIES
}

/** A script with the values of the variables that a lab's parameters are in; all others stay. */
export function fillVariables(script: string, environment: Readonly<Record<string, string>>): string {
  return script.replace(
    /\$(?:\{([A-Z][A-Z0-9_]*)\}|([A-Z][A-Z0-9_]*))/g,
    (whole, braced?: string, bare?: string) => environment[braced ?? bare ?? ''] ?? whole,
  )
}
