import type { ClassAbout, SignInAnswer, SignInAsk } from '../../../contract/class/index.ts'
import { DOORS } from '../../../contract/class/paths.ts'

/** Asks a door of the class server that this page came from. Rejects where it gives no answer. */
export async function askDoor<Answer>(path: string, body: unknown = {}): Promise<Answer> {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    cache: 'no-store',
  })
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
  return (await answer.json()) as Answer
}

/** What class this is, and who the server takes us for. */
export const askAbout = () => askDoor<ClassAbout>(DOORS.about)

export const signIn = (ask: SignInAsk) => askDoor<SignInAnswer>(DOORS.signIn, ask)

/** The cookie is no longer good for anything, here or where it was copied to. Rejects where that is not so. */
export async function signOut(): Promise<void> {
  await askDoor<unknown>(DOORS.signOut)
}
