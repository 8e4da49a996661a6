import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach } from 'vitest'
import type { Membership } from '../../../contract/class/index.ts'
import type { Engine } from '../../engine.ts'
import { first } from '../../testing/stage.ts'
import { createBooks } from './books.ts'
import { type MadeCertificate, makeCertificate } from './certificate.ts'
import { type ClassEndpoint, startEndpoint } from './class-endpoint.ts'

export type Member = Extract<Membership, { kind: 'member' }>

/** A class on loopback that can go away and come back, with its books. Afterwards nothing of it is left. */
export function setClass() {
  let certificate: MadeCertificate | undefined
  let running: ClassEndpoint | undefined
  const klass = {
    books: createBooks(),
    get endpoint(): ClassEndpoint {
      if (!running) throw new Error('The class is away.')
      return running
    },
    /** At the same address and with the same key as before, if it was there before. */
    async start(port?: number): Promise<ClassEndpoint> {
      certificate ??= await makeCertificate()
      running = await startEndpoint({ certificate, port, report: (reports) => klass.books.report(reports) })
      return running
    },
    /** The same server again, after it was away. */
    async comeBack(before: ClassEndpoint): Promise<ClassEndpoint> {
      return klass.start(Number(new URL(before.address).port))
    },
    async goAway(): Promise<void> {
      await running?.close()
      running = undefined
    },
  }
  afterEach(async () => {
    await klass.goAway()
    klass.books = createBooks()
    certificate = undefined
  })
  return klass
}

export const membershipOf = (engine: Engine, wanted: (now: Membership) => boolean = () => true) =>
  first(engine.client.classroom.watch(), wanted)

export async function memberOf(
  engine: Engine,
  wanted: (now: Member) => boolean = () => true,
): Promise<Member> {
  const now = await membershipOf(engine, (one) => one.kind === 'member' && wanted(one))
  return now as Member
}

export const online = ({ link, pending }: Member): boolean => link.kind === 'online' && pending === 0

/** Waits until the class was told all. How much waits is shown a moment after it has changed. */
export async function told(engine: Engine): Promise<Member> {
  await sleep(200)
  return memberOf(engine, online)
}
