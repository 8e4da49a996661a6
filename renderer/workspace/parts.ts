import { type Message, msg } from '../../contract/message.ts'

/** The workspace's parts: beside each other where there is room, else one behind the other. */
export const parts = ['lesson', 'terminal', 'exercise'] as const
export type Part = (typeof parts)[number]

export const partNames: Record<Part, Message> = {
  lesson: msg`Lesson`,
  terminal: msg`Terminal`,
  exercise: msg`Exercise`,
}

export const partTabId = (part: Part) => `part-tab-${part}`
export const partId = (part: Part) => `part-${part}`
