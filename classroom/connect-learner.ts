import { createRouterClient } from '@orpc/server'
import type { ClassConnection, ConnectToClass } from '../engine/classroom/connection.ts'
import type { Devices } from './accounts/devices.ts'
import type { People } from './accounts/people.ts'
import { accountTroubles } from './accounts/troubles.ts'
import { byteChannelPair } from './byte-channel-pair.ts'
import type { Connections } from './connections.ts'
import type { Looks } from './looks/looks.ts'
import type { Caller } from './parts.ts'
import type { ClassRouter } from './rpc/router.ts'

type End = Awaited<ClassConnection['closed']>

export interface LearnerConnectionOptions {
  router: ClassRouter
  devices: Devices
  people: People
  connections: Connections
  looks: Looks
}

/**
 * How an engine that is hosted in this process is in its class: as an app is over the network, with the same rights,
 * by a device of its own. Rejects with TroubleError while no browser of theirs is let in.
 */
export async function connectLearner(
  { router, devices, people, connections, looks }: LearnerConnectionOptions,
  person: string,
  [signal, key]: Parameters<ConnectToClass>,
): Promise<ClassConnection> {
  const device = await devices.ofHosted(person, key)
  if (device === undefined) throw accountTroubles.signedOut()
  const name = await people.nameOf(person)
  signal.throwIfAborted()
  const caller: Caller = { device, person: { id: person, name, role: 'learner' }, place: 'hosted' }

  const gone = new AbortController()
  const { promise: closed, resolve } = Promise.withResolvers<End>()
  const isAbsent = connections.present(caller)
  const signedOut: End = { refused: true, trouble: accountTroubles.signedOut().trouble }
  const letGo = devices.hold(device, () => finish(signedOut))
  const forget = connections.keep(() => close())

  function finish(end: End): void {
    if (gone.signal.aborted) return
    gone.abort()
    letGo()
    forget()
    isAbsent()
    resolve(end)
  }
  const close = () => finish({ refused: false, trouble: null })

  const context = { caller, gone: gone.signal, admitted: Promise.resolve() }
  return {
    member: createRouterClient(router, { context }).member,
    openTerminal(look, terminal) {
      const [here, there] = byteChannelPair()
      looks.show(person, look, terminal, there)
      return here
    },
    closed,
    close,
  }
}
