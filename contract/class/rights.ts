import type { Role } from './person.ts'
import type { classContract } from './rpc.ts'

type Contract = typeof classContract
type Rights = { [Part in keyof Contract]: { [Name in keyof Contract[Part]]: readonly Role[] } }

const all = ['instructor', 'assistant', 'learner'] as const
const staff = ['instructor', 'assistant'] as const
const instructor = ['instructor'] as const
const learner = ['learner'] as const

/**
 * Who may call what; a stranger, nothing. `member` and `me` are about whoever calls, so that no learner names
 * another. The compiler asks for a line for each procedure, and a suite tries each as everybody.
 */
export const RIGHTS: Rights = {
  me: { get: all, setPassword: staff, data: all },
  member: {
    watch: learner,
    report: learner,
    work: learner,
    done: learner,
    answerLook: learner,
    terminals: learner,
    leave: learner,
  },
  room: {
    watch: staff,
    exercises: staff,
    timeline: staff,
    report: staff,
    recordings: staff,
    recording: staff,
    alarms: staff,
    dismissAlarm: staff,
    hosted: staff,
  },
  help: { send: staff, messages: staff, lab: staff, look: staff },
  course: { get: staff, set: instructor },
  people: {
    list: staff,
    invitation: staff,
    newCode: instructor,
    moves: staff,
    answerMove: staff,
    add: instructor,
    importRoster: instructor,
    rename: instructor,
    setLogin: instructor,
    signOut: instructor,
  },
  grades: { get: instructor },
  data: { export: instructor, remove: instructor },
  settings: { get: staff, set: instructor },
}
