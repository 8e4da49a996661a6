import {
  type AttemptDefinition,
  type AttemptReport,
  type AttemptStep,
  type LabProbe,
  type Message,
  msg,
  type Params,
  reasonOf,
} from '../../contract/index.ts'

/** Tells of one step taken; `at` is when, now when absent. */
export type Step = (tried: Message, got: Message, succeeded: boolean, at?: string) => AttemptStep

/** How an attempt ended; see AttemptReport. */
export type Ending = Pick<AttemptReport, 'outcome' | 'summary'>

export interface Attacker {
  lab: LabProbe
  params: Params
  step: Step
  /** Those taken so far. */
  steps: readonly AttemptStep[]
}

/** An attempt's `run`: keeps the steps, and whatever goes wrong on our side becomes the outcome `error`. */
export function attemptRun(
  exercise: string,
  attack: (attacker: Attacker) => Promise<Ending>,
): AttemptDefinition['run'] {
  return async (lab, params, onStep) => {
    const steps: AttemptStep[] = []
    const step: Step = (tried, got, succeeded, at = new Date().toISOString()) => {
      const taken = { tried, got, succeeded, at }
      steps.push(taken)
      onStep(taken)
      return taken
    }
    const ending = await attack({ lab, params, step, steps }).catch(notFinished)
    return { exercise, ...ending, steps, at: new Date().toISOString() }
  }
}

export const succeeded = (summary: Message): Ending => ({ outcome: 'succeeded', summary })
export const refused = (summary: Message): Ending => ({ outcome: 'refused', summary })
/** Where a way could not be tried: neither in nor kept out. */
export const untried = (summary: Message): Ending => ({ outcome: 'error', summary })

function notFinished(cause: unknown): Ending {
  return untried(
    msg`Bulkhead could not finish the attempt, so it says nothing about your work. (${reasonOf(cause)})`,
  )
}
