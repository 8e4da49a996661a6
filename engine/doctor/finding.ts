import { type DoctorFinding, type Message, verbatim } from '../../contract/index.ts'

const NOTHING = verbatim('')

/** What is looked at; the rest of the finding is what was seen. */
export type About = Pick<DoctorFinding, 'id' | 'title'>

export const ok = (about: About, detail: Message): DoctorFinding => ({
  ...about,
  status: 'ok',
  detail,
  todo: NOTHING,
})

type More = Pick<DoctorFinding, 'commands' | 'repair'>

export const warning = (about: About, detail: Message, todo: Message, more: More = {}): DoctorFinding => ({
  ...about,
  status: 'warning',
  detail,
  todo,
  ...more,
})

export const problem = (about: About, detail: Message, todo: Message, more: More = {}): DoctorFinding => ({
  ...about,
  status: 'problem',
  detail,
  todo,
  ...more,
})

export const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`
