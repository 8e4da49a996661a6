import type { ClassMessage } from '../../../contract/class/index.ts'
import type { ClassClient } from '../use-class.ts'

/** Whom a message is for. */
export type Receivers =
  | { kind: 'all' }
  | { kind: 'one'; person: string; name: string }
  /** `about`: what they have in common, in the writer's language. */
  | { kind: 'several'; people: readonly string[]; about: string }

/**
 * Sends it; to several, one after the other, so that a class of hundreds is no flood. Who has it is put into `reached`,
 * and is not written to again where it is tried once more.
 */
export async function sendTo(
  client: Pick<ClassClient, 'help'>,
  to: Receivers,
  message: Pick<ClassMessage, 'text' | 'pointer'>,
  reached: Set<string | null>,
): Promise<void> {
  const people = to.kind === 'all' ? [null] : to.kind === 'one' ? [to.person] : to.people
  for (const person of people) {
    if (reached.has(person)) continue
    await client.help.send({ ...message, person })
    reached.add(person)
  }
}
