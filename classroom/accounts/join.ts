import type { JoinAnswer, JoinAsk, LabPlace } from '../../contract/class/index.ts'
import type { BrowserToken, Caller, Knock } from '../parts.ts'
import { TroubleError } from '../../engine/hosts/lab-hosts.ts'
import { isSame } from '../../engine/is-same.ts'
import { deviceKey } from '../reports/read-report.ts'
import type { ClassDatabase } from '../store/database.ts'
import { BROWSER_LIFETIME_S, type Devices } from './devices.ts'
import { addressKey, createKeyedLimit } from './keyed-limit.ts'
import type { Asked, Moves } from './moves.ts'
import { findPerson } from './names.ts'
import type { People } from './people.ts'
import type { Settings } from './settings.ts'

/** A whole course may come from one address; each asks again every few seconds while they wait. */
const ASKS = { perSecond: 50, burst: 3000 }
/** A code has 40 bits: at this rate nobody finds it, and a room full of people may mistype it. */
const WRONG_CODES = { perSecond: 1, burst: 60 }
/** In the name of one person: each may be a question to staff. */
const OF_ONE_PERSON = { perSecond: 0.1, burst: 20 }

export interface Joined {
  answer: JoinAnswer
  cookie?: BrowserToken
}

export interface JoinOptions {
  database: ClassDatabase
  devices: Devices
  moves: Moves
  people: People
  settings: Settings
  hosts: boolean
  whoIs(token: string): Promise<Caller | undefined>
  /** Somebody came in, or goes on from elsewhere. */
  onJoined(): Promise<void>
  now: () => Date
  /** Milliseconds, for the limits. */
  clock?: () => number
}

const refused = (why: Extract<JoinAnswer, { kind: 'refused' }>['why']): Joined => ({
  answer: { kind: 'refused', why },
})

/** Learners come in: at once, or with the consent of staff where they work elsewhere already. */
export function createJoin({ database: { db }, devices, moves, people, settings, ...options }: JoinOptions) {
  const asks = createKeyedLimit(ASKS, options.clock)
  const wrongCodes = createKeyedLimit(WRONG_CODES, options.clock)
  const ofOne = createKeyedLimit(OF_ONE_PERSON, options.clock)

  return async (ask: JoinAsk, { from, token }: Knock): Promise<Joined> => {
    const address = addressKey(from)
    if (!asks.take(address)) return refused('later')
    if (ask.waiting) {
      const { request, secret } = ask.waiting
      // Nobody guesses a secret: who waits is not kept out by what others at this address mistype.
      return (await inTurn(() => goOn(request, secret))) ?? refused('no')
    }
    if (!wrongCodes.take(address)) return refused('later')
    if (!isSame(ask.code, settings.code())) return refused('code')
    wrongCodes.forget(address)
    if (ask.key !== undefined && !isKey(ask.key)) return refused('no')
    const place: LabPlace = ask.key === undefined ? 'hosted' : 'own'
    if (place === 'hosted' && !options.hosts) return refused('hosting')
    return inTurn(() => enter(ask, place, token))
  }

  /** Others need not wait until all is told that this one came in. */
  async function inTurn<T extends Joined | undefined>(work: () => Promise<T>): Promise<T> {
    const joined = await people.inTurn(work)
    if (joined?.answer.kind === 'in') await options.onJoined()
    return joined
  }

  async function enter(ask: JoinAsk, place: LabPlace, token: string | undefined): Promise<Joined> {
    const learners = await people.learners()
    const found = findPerson(learners, ask)
    if (found.kind === 'several') return refused('which')
    const { rosterOnly, joiningOpen } = settings.get()
    if (found.kind === 'none') {
      if (rosterOnly) return refused('roster')
      if (!joiningOpen) return refused('closed')
      return add(ask, place)
    }
    const { person } = found
    if (!ofOne.take(person.id)) return refused('later')
    const before = token === undefined ? undefined : await options.whoIs(token)
    if (before?.person.id === person.id && before.place === 'hosted' && place === 'hosted')
      return answer(before.device, { ...asked(ask, place), person: person.id })
    // Their code and name are known to the room: whoever has worked here before is let in by staff.
    if (person.joinedAt !== null) {
      const waiting = await moves.ask({ ...asked(ask, place), person: person.id })
      return { answer: { kind: 'waiting', ...waiting } }
    }
    if (!joiningOpen) return refused('closed')
    return letIn({ ...asked(ask, place), person: person.id })
  }

  /** Somebody who was on no list. */
  async function add({ name, rosterId, ...ask }: JoinAsk, place: LabPlace): Promise<Joined> {
    try {
      const person = await people.addWithin({ name, rosterId: rosterId ?? null, role: 'learner' })
      return await letIn({ ...asked(ask, place), person: person.id })
    } catch (error) {
      // An id that staff have is nobody's to claim.
      if (isTrouble(error, 'id-taken')) return refused('which')
      if (isTrouble(error, 'class-full')) return refused('closed')
      throw error
    }
  }

  async function goOn(request: string, secret: string): Promise<Joined | undefined> {
    const move = await moves.look(request, secret)
    if (!move) return undefined
    if (move.answer === null) return { answer: { kind: 'waiting', request, secret } }
    if (move.answer === 'no') return refused('no')
    return letIn(move.asked, request)
  }

  /** A new device, and no other but it. */
  async function letIn(of: Asked, move?: string): Promise<Joined> {
    const { person, place } = of
    if (await isKeyOfAnother(of)) return refused('no')
    const { added, revoked } = await db.transaction().execute(async (trx) => {
      // The engine that is hosted goes on for another browser.
      const gone = await devices.revoke(person, { butHosted: place === 'hosted' }, trx)
      const device = await devices.add({ person, place, key: of.key, name: of.machine }, trx)
      await trx
        .updateTable('people')
        .set({ joined_at: options.now().toISOString() })
        .where('id', '=', person)
        .where('joined_at', 'is', null)
        .execute()
      return { added: device, revoked: gone }
    })
    devices.told(revoked)
    await moves.settle(person, move)
    const joined = await answer(added.id, of, place === 'own' ? added.token : undefined)
    if (place === 'hosted') return { ...joined, cookie: { token: added.token, lastsS: BROWSER_LIFETIME_S } }
    return joined
  }

  /** Apps draw a key whenever they join: who gives another's wants to hand in what that one reported. */
  async function isKeyOfAnother({ person, key }: Asked): Promise<boolean> {
    if (key === null) return false
    const others = db.selectFrom('devices').select('id').where('key', '=', key).where('person', '!=', person)
    return (await others.executeTakeFirst()) !== undefined
  }

  async function answer(device: string, { person, place }: Asked, token?: string): Promise<Joined> {
    const me = { id: person, name: await people.nameOf(person), place }
    return {
      answer: {
        kind: 'in',
        me,
        className: settings.get().name,
        ...(token !== undefined && { token }),
        device,
      },
    }
  }
}

/** A key that no app of ours makes would only be noticed when it is needed. */
function isKey(base64: string): boolean {
  try {
    deviceKey(base64)
    return true
  } catch {
    return false
  }
}

const isTrouble = (error: unknown, code: string) =>
  error instanceof TroubleError && error.trouble.code === code

const asked = ({ machine, key }: Pick<JoinAsk, 'machine' | 'key'>, place: LabPlace) => ({
  machine,
  place,
  key: key ?? null,
})
