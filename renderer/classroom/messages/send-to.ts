import type { ClassMessage } from '../../../contract/class/index.ts'
import type { ClassClient } from '../use-class.ts'

/** Whom a message is for. */
export type Receivers =
  | { kind: 'all' }
  | { kind: 'one'; person: string; name: string }
  /** `about`: what they have in common, in the writer's language. */
  | { kind: 'several'; people: readonly string[]; about: string }

/** Sends it; to several, one after the other, so that a class of hundreds is no flood. */
export async function sendTo(
  client: Pick<ClassClient, 'help'>,
  to: Receivers,
  message: Pick<ClassMessage, 'text' | 'pointer'>,
): Promise<void> {
  const people = to.kind === 'all' ? [null] : to.kind === 'one' ? [to.person] : to.people
  for (const person of people) await client.help.send({ ...message, person })
}
