import type { ExerciseDefinition, Status } from '../../contract/index.ts'
import type { RunningLab } from '../../engine/hosts/lab-hosts.ts'

/** What a case shows: the lab as found, a right way, a wrong one, or root who wants to deceive. */
export type Kind = 'fresh' | 'right' | 'wrong' | 'trick'

/** One state of a lab, and what has to be found in it. */
export interface Case {
  exercise: ExerciseDefinition
  kind: Kind
  name: string
  /** Tasks that must fail; all others must pass. Of a trick's, none may pass. */
  fails: string[]
  /** Brings a fresh lab into the state to be judged. */
  prepare(lab: RunningLab): Promise<void>
  attempt?: 'succeeded' | 'refused'
  /** For right ways: a check again, and a restart of docker of our own. */
  lasting?: boolean
  trick?: Trick
}

/** What root does to look better: a script with a function `play`, and `undo` where it can be undone. */
export interface Trick {
  script: string
  /** What a task may come to while it is played; never `pass`. */
  ends: readonly Status[]
  /** A part of a sentence that at least one check has to say, so that the learner learns what is wrong. */
  says: string
  undoable: boolean
}
