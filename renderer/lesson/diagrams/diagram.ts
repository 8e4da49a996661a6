import type { Message } from '../../../contract/message.ts'

export interface Box {
  x: number
  y: number
  width: number
  height: number
  /** A string is a name, the same in every language. */
  title: Message | string
  lines?: readonly (Message | string)[]
  /** `host`: has others in it, its title at the top. */
  look?: 'host' | 'good' | 'bad' | 'plain'
}

export interface Arrow {
  /** From, over, to. */
  points: readonly (readonly [x: number, y: number])[]
  label?: Message | string
  labelAt?: readonly [x: number, y: number]
  /** `refused` ends with a cross, `quiet` is dashed. */
  look?: 'refused' | 'good' | 'bad' | 'quiet'
}

/** A drawing of 640 units' width. */
export interface DiagramDefinition {
  height: number
  boxes: readonly Box[]
  arrows: readonly Arrow[]
  /** The same in words: for those who don't see the drawing, and for all others. */
  words: Message
}
