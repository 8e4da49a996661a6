import { type Message, msg } from '../../contract/message.ts'
import type { Picture, PictureKind } from '../../contract/picture.ts'
import type { Trouble } from '../../contract/lab.ts'
import type { LessonLab } from './lab-context.ts'

export type PictureOfKind<K extends PictureKind> = Extract<Picture, { kind: K }>

/** What is known about a picture at a moment. */
export interface Known<P> {
  lab?: LessonLab
  isOnline: boolean
  isPaused: boolean
  picture?: P
  trouble?: Trouble
}

export type PictureView<P> =
  | { state: 'closed' | 'opening' | 'away' | 'waiting' }
  | { state: 'lacking'; trouble: Trouble }
  /** `old`: the engine is away, so this is how it was. */
  | { state: 'live' | 'paused' | 'old'; picture: P }

/** What can be shown, and why nothing more. */
export function viewOf<P>({ lab, isOnline, isPaused, picture, trouble }: Known<P>): PictureView<P> {
  if (!lab?.hosts) return { state: lab?.isComing ? 'opening' : 'closed' }
  if (!isOnline) return picture === undefined ? { state: 'away' } : { state: 'old', picture }
  if (picture !== undefined && isPaused) return { state: 'paused', picture }
  if (trouble) return { state: 'lacking', trouble }
  return picture === undefined ? { state: 'waiting' } : { state: 'live', picture }
}

/** For where the picture would be. */
export const emptyTexts: Record<'closed' | 'opening' | 'away' | 'waiting', Message> = {
  closed: msg`Open the lab to see it.`,
  opening: msg`The lab is opening. The picture comes by itself.`,
  away: msg`The lab engine is away. The picture comes back with it.`,
  waiting: msg`Looking at the lab host…`,
}

/** The word beside the mark in the title. */
export const stateWords: Record<PictureView<unknown>['state'], Message> = {
  closed: msg`No lab`,
  opening: msg`Opening`,
  away: msg`Engine away`,
  waiting: msg`Waiting`,
  lacking: msg`Not here`,
  live: msg`Live`,
  paused: msg`Paused`,
  old: msg`Engine away`,
}
