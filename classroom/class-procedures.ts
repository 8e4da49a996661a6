import type { ExerciseInfo } from '../contract/index.ts'
import type { ClassFile, Invitation, Person } from '../contract/class/index.ts'
import { troubles } from '../engine/troubles.ts'
import type { Devices } from './accounts/devices.ts'
import type { Moves } from './accounts/moves.ts'
import type { People } from './accounts/people.ts'
import type { Settings } from './accounts/settings.ts'
import { accountTroubles } from './accounts/troubles.ts'
import type { Assignments } from './course/assignments.ts'
import type { MemberNewsroom } from './course/member-news.ts'
import type { Messages } from './course/messages.ts'
import type { LabRequests } from './course/requests.ts'
import type { Hosted } from './hosted/types.ts'
import type { Looks } from './looks/looks.ts'
import type { Grades } from './parts.ts'
import type { Reports } from './reports/reports.ts'
import type { ClassProcedures } from './rpc/procedures.ts'
import type { ClassDatabase } from './store/database.ts'
import { personData, removePerson } from './store/person-data.ts'

export interface ClassParts {
  database: ClassDatabase
  exercises: readonly ExerciseInfo[]
  settings: Settings
  devices: Devices
  people: People
  moves: Moves
  assignments: Assignments
  messages: Messages
  requests: LabRequests
  newsroom: MemberNewsroom
  reports: Reports
  looks: Looks
  grades: Grades
  hosted: Hosted | undefined
  invitation(): Invitation
  /** Who is in the room has changed: it is read anew. */
  roomChanged(): Promise<void>
}

/** An answer is on its way before the connection that it goes over is closed. */
const ANSWER_FIRST_MS = 100

/** The parts, put together to what the contract promises: whatever changes something tells those whom it concerns. */
export function classProcedures(parts: ClassParts): ClassProcedures {
  const { database, settings, devices, people, moves, newsroom, reports, looks } = parts

  async function learner(id: string): Promise<Person> {
    const person = await people.get(id)
    if (person.role !== 'learner') throw accountTroubles.noPerson()
    return person
  }
  function knownTask(exercise: string, task: string | null = null): void {
    const info = parts.exercises.find(({ id }) => id === exercise)
    if (!info) throw troubles.unknownExercise(exercise)
    if (task !== null && !info.tasks.some(({ id }) => id === task)) throw troubles.unknownTask(exercise, task)
  }
  async function peopleChanged(): Promise<void> {
    await moves.refresh()
    await parts.roomChanged()
  }
  /** Those of whoever asks end a little later than the others. */
  function tell(revoked: readonly string[], own: string): void {
    devices.told(revoked.filter((device) => device !== own))
    if (revoked.includes(own)) setTimeout(() => devices.told([own]), ANSWER_FIRST_MS).unref()
  }

  return {
    me: {
      async get({ person: { id } }) {
        const { name, role } = await people.get(id)
        return { id, name, role, className: settings.get().name }
      },
      setPassword: ({ person, device }, { login, password }) =>
        people.setLogin(person.id, login, password, device),
    },
    member: {
      watch: (person, signal) => newsroom.watch(person, signal),
      report: ({ person, device }, { reports: some, now }) =>
        reports.report({ person: person.id, device }, some, now),
      work: ({ person, device }) => reports.work({ person: person.id, device }),
      async done({ person }, request) {
        await parts.requests.done(person.id, request)
        newsroom.changed(person.id)
      },
      answerLook: ({ person }, { look, yes }) => looks.answer(person.id, look, yes),
      terminals: ({ person }, { look, terminals }) => looks.terminals(person.id, look, terminals),
      async leave({ person, device }) {
        tell(await devices.revokeOne(device), device)
        await looks.away(person.id)
        await parts.roomChanged()
      },
    },
    room: {
      watch(exercise, signal) {
        knownTask(exercise)
        return reports.watchRoom(exercise, signal)
      },
      exercises: () => [...parts.exercises],
      timeline: ({ person, exercise, before }) => reports.timeline(person, exercise, before),
      report: ({ person, report }) => reports.detail(person, report),
      recordings: (person) => reports.recordings(person),
      recording: ({ person, recording, from }) => reports.recording(person, recording, from),
      alarms: () => reports.alarms(),
      dismissAlarm: ({ person }, alarm) => reports.dismissAlarm(alarm, person.id),
      hosted: () => parts.hosted?.state.get() ?? null,
    },
    help: {
      async send({ person }, { person: to, text, pointer }) {
        if (to !== null) await learner(to)
        if (pointer !== null) knownTask(pointer.exercise, pointer.task)
        const by = { id: person.id, name: await people.nameOf(person.id) }
        const sent = await parts.messages.send(by, { person: to, text, pointer })
        newsroom.changed(to ?? undefined)
        return sent
      },
      messages: (person) => parts.messages.sent(person),
      async lab({ person: by }, { person, exercise, what }) {
        await learner(person)
        knownTask(exercise)
        await parts.requests.ask(person, { exercise, what, by: await people.nameOf(by.id) })
        newsroom.changed(person)
      },
      async look({ person: by }, person, signal) {
        await learner(person)
        return looks.ask({ id: by.id, name: await people.nameOf(by.id) }, person, signal)
      },
    },
    course: {
      get: () => parts.assignments.course.get(),
      async set(course) {
        await parts.assignments.set(course)
        await reports.courseChanged()
        newsroom.changed()
      },
    },
    people: {
      list: () => people.list(),
      invitation: () => parts.invitation(),
      async newCode() {
        await settings.newCode()
        return parts.invitation()
      },
      async moves() {
        await moves.refresh()
        return [...moves.open.get()]
      },
      answerMove: ({ person }, { request, yes }) => moves.answer(request, yes, person.id),
      async add(person) {
        const added = await people.add(person)
        await peopleChanged()
        return added
      },
      async importRoster({ csv, dryRun }) {
        const lines = await people.importRoster(csv, dryRun)
        if (!dryRun) await peopleChanged()
        if (!dryRun && lines.some(({ what }) => what === 'renamed')) newsroom.changed()
        return lines
      },
      async rename({ person, name, rosterId }) {
        const renamed = await people.rename(person, { name, rosterId })
        await peopleChanged()
        newsroom.changed(person)
        return renamed
      },
      setLogin: ({ person: by, device }, { person, login, password }) =>
        people.setLogin(person, login, password, by.id === person ? device : undefined),
      async signOut({ device }, person) {
        await people.get(person)
        tell(await devices.revoke(person), device)
        await moves.settle(person)
        await parts.roomChanged()
      },
    },
    grades: { get: ({ format, person = null }) => parts.grades.file(format, person) },
    data: {
      export: (person) => dataOf(database, person),
      async remove({ device }, person) {
        await people.mayGo(person)
        // Signed out first: what still comes from their devices is of nobody.
        tell(await devices.revoke(person), device)
        await looks.away(person)
        await parts.hosted?.remove(person)
        if (!(await removePerson(database, person))) throw accountTroubles.noPerson()
        await peopleChanged()
      },
    },
    settings: {
      get: () => settings.get(),
      async set(wanted) {
        await settings.set(wanted)
        newsroom.changed()
      },
    },
  }
}

async function dataOf(database: ClassDatabase, person: string): Promise<ClassFile> {
  const data = await personData(database, person)
  if (data === undefined) throw accountTroubles.noPerson()
  return {
    ...{ name: `bulkhead-person-${person}.json`, type: 'application/json' },
    base64: Buffer.from(data).toString('base64'),
  }
}
