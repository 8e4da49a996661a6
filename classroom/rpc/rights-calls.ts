import { randomUUID } from 'node:crypto'
import type { classContract } from '../../contract/class/index.ts'
import { EXERCISE } from '../testing/class-world.ts'
import { toldLab } from '../testing/reporting-device.ts'
import type { Room } from './rights-room.ts'

export interface Call {
  /** What is sent: about Ada, wherever it can be about somebody. Made for one call each. */
  input(room: Room): unknown
  /** As what it is refused to another learner, who may call it about themselves; absent where it then does nothing. */
  ofAnother?: string
}
export type Calls = Readonly<Record<string, Readonly<Record<string, Call>>>>

type Contract = typeof classContract
const nothing: Call = { input: () => undefined }
const ofAda: Call = { input: ({ ada }) => ({ person: ada.id }) }
const login = () => ({ login: `login-${randomUUID()}`, password: 'correct horse battery' })

/** One for each procedure: the compiler asks for it, and the suite does. */
export const calls: { [Part in keyof Contract]: { [Name in keyof Contract[Part]]: Call } } = {
  me: { get: nothing, setPassword: { input: login }, data: nothing },
  member: {
    watch: nothing,
    report: {
      input({ ada }) {
        const now = new Date().toISOString()
        return { reports: [ada.device.tell(toldLab(EXERCISE), now).signed], now }
      },
    },
    work: nothing,
    done: { input: ({ request }) => ({ request }) },
    answerLook: { input: ({ asked }) => ({ look: asked, yes: true }), ofAnother: 'no-look' },
    terminals: { input: ({ running }) => ({ look: running, terminals: [] }), ofAnother: 'no-look' },
    leave: nothing,
  },
  room: {
    watch: { input: () => ({ exercise: EXERCISE }) },
    exercises: nothing,
    timeline: { input: ({ ada }) => ({ person: ada.id, exercise: null, before: null }) },
    report: { input: ({ ada, report }) => ({ person: ada.id, report }) },
    recordings: ofAda,
    recording: { input: ({ ada, recording }) => ({ person: ada.id, recording, from: 0 }) },
    alarms: nothing,
    dismissAlarm: { input: () => ({ alarm: 'none' }) },
    hosted: nothing,
  },
  help: {
    send: { input: ({ ada }) => ({ person: ada.id, text: 'Look at the log.', pointer: null }) },
    messages: ofAda,
    lab: { input: ({ ada }) => ({ person: ada.id, exercise: EXERCISE, what: 'reopen' }) },
    look: ofAda,
  },
  course: { get: nothing, set: { input: () => ({ timeZone: 'Asia/Shanghai', assignments: [] }) } },
  people: {
    list: nothing,
    invitation: nothing,
    newCode: nothing,
    moves: nothing,
    answerMove: { input: async (room) => ({ request: await room.move(), yes: false }) },
    add: { input: () => ({ name: 'Newcomer', rosterId: null, role: 'learner' }) },
    importRoster: { input: () => ({ csv: `Name,ID\nSomebody,${randomUUID()}\n`, dryRun: false }) },
    rename: { input: async (room) => ({ person: await room.extra('learner'), name: 'New', rosterId: null }) },
    setLogin: { input: async (room) => ({ person: await room.extra('assistant'), ...login() }) },
    signOut: { input: async (room) => ({ person: await room.extra('learner') }) },
  },
  grades: { get: { input: () => ({ format: 'json' }) } },
  data: { export: ofAda, remove: { input: async (room) => ({ person: await room.extra('learner') }) } },
  settings: {
    get: nothing,
    set: { input: () => ({ name: 'Another class', rosterOnly: false, joiningOpen: true }) },
  },
}
