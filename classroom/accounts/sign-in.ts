import type { SignInAnswer, SignInAsk } from '../../contract/class/index.ts'
import type { BrowserToken, Caller, Knock } from '../parts.ts'
import type { ClassDatabase } from '../store/database.ts'
import { BROWSER_LIFETIME_S, type Devices } from './devices.ts'
import { addressKey, createKeyedLimit } from './keyed-limit.ts'
import { idKey } from './names.ts'
import { type Passwords, TooManyTries } from './password.ts'
import type { People } from './people.ts'

/** Wrong passwords: a rate at which ten letters or more are not found out. */
const OF_ADDRESS = { perSecond: 0.2, burst: 20 }
const OF_LOGIN = { perSecond: 0.05, burst: 10 }

export interface SignedIn {
  answer: SignInAnswer
  cookie?: BrowserToken
}

export interface SignInOptions {
  database: ClassDatabase
  devices: Devices
  people: People
  passwords: Passwords
  whoIs(token: string): Promise<Caller | undefined>
  /** Milliseconds, for the limits. */
  clock?: () => number
}

const refused = (why: 'wrong' | 'later'): SignedIn => ({ answer: { kind: 'refused', why } })

/** Staff come in: by their password, or by the one-time link that the server prints. */
export function createSignIn({ database: { db }, devices, people, passwords, whoIs, clock }: SignInOptions) {
  const ofAddress = createKeyedLimit(OF_ADDRESS, clock)
  const ofLogin = createKeyedLimit(OF_LOGIN, clock)

  async function newBrowser(person: string, name: string): Promise<BrowserToken> {
    const { token } = await devices.add({ person, name, place: null, key: null })
    return { token, lastsS: BROWSER_LIFETIME_S }
  }

  return {
    async signIn(ask: SignInAsk, { from, token, browser = '' }: Knock): Promise<SignedIn> {
      const [address, login] = [addressKey(from), idKey(ask.login)]
      // A login that there is not has a limit too: nobody learns from it which there are.
      if (!ofAddress.take(address) || !ofLogin.take(login)) return refused('later')
      const person = await db
        .selectFrom('people')
        .select(['id', 'name', 'role', 'password'])
        .where('login', '=', login)
        .executeTakeFirst()
      try {
        const isRight = await passwords.isRight(ask.password, person?.password ?? null)
        if (!isRight || !person) return refused('wrong')
      } catch (error) {
        if (error instanceof TooManyTries) return refused('later')
        throw error
      }
      ofAddress.forget(address)
      ofLogin.forget(login)
      // A browser is one person at a time.
      const before = token === undefined ? undefined : await whoIs(token)
      if (before) await devices.end(before.device)
      const { id, name, role } = person
      return { answer: { kind: 'in', me: { id, name, role } }, cookie: await newBrowser(id, browser) }
    },
    enterAsInstructor: (browser: string): Promise<BrowserToken> =>
      people.inTurn(async () => {
        const first = (await people.list()).find(({ role }) => role === 'instructor')
        const { id } =
          first ?? (await people.addWithin({ name: 'Instructor', rosterId: null, role: 'instructor' }))
        return newBrowser(id, browser)
      }),
  }
}
