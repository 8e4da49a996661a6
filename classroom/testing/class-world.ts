import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import type { JoinAsk, classContract } from '../../contract/class/index.ts'
import { channelPair } from '../../engine/testing/channel-pair.ts'
import { playExercise } from '../../engine/testing/played-exercise.ts'
import { createPasswords } from '../accounts/password.ts'
import { createClass } from '../class.ts'
import type { Caller, ClassOptions, ClassServer } from '../parts.ts'
import { createReportingDevice } from './reporting-device.ts'

export type ClassClient = ContractRouterClient<typeof classContract>

/** The exercise of a test's class. */
export const EXERCISE = 'played'
/** An address for learners, and one for others, where limits are not what is tried. */
export const HERE = { from: '192.0.2.7' }

/** A class server in this process, with whom the test lets in; every call goes over a channel as over a socket. */
export interface ClassWorld {
  server: ClassServer
  /** Whoever has this token; throws where nobody has it. */
  connect(token: string): Promise<Connected>
  connectAs(caller: Caller): Connected
  /** A browser of the first instructor, which is connected. */
  instructor(): Promise<Connected & { token: string }>
  /** A browser of somebody of staff whom the instructor adds. */
  assistant(name: string): Promise<Connected & { token: string }>
  /** An app on a machine of their own. */
  learner(name: string, ask?: Partial<JoinAsk>): Promise<Learner>
  end(): Promise<void>
}

export interface Connected {
  caller: Caller
  client: ClassClient
  /** Closes it from outside. */
  close(): void
  closed(): boolean
}

export interface Learner extends Connected {
  id: string
  token: string
  device: ReturnType<typeof createReportingDevice>
}

export async function classWorld(database: string, options: Partial<ClassOptions> = {}): Promise<ClassWorld> {
  const home = mkdtempSync(join(tmpdir(), 'bulkhead-class-home-'))
  const exercises = [playExercise(EXERCISE).definition]
  const passwords = createPasswords({ logN: 10, r: 8, p: 1 })
  const server = await createClass({
    ...{ database, home, name: 'Docker 101', exercises, passwords },
    ...options,
  })
  server.setReach({
    addresses: () => ['https://192.0.2.1:4848'],
    fingerprint: () => 'ab'.repeat(32),
    isTrusted: () => false,
  })

  function connectAs(caller: Caller): Connected {
    const channel = channelPair()
    server.attachRpc(caller, channel.engineEnd)
    const client: ClassClient = createORPCClient(new RPCLink({ websocket: channel.websocket }))
    return { caller, client, close: channel.close, closed: channel.closed }
  }
  async function connect(token: string): Promise<Connected> {
    const caller = await server.whoIs(token)
    if (!caller) throw new Error('nobody has this token')
    return connectAs(caller)
  }
  async function instructor() {
    const { token } = await server.enterAsInstructor('Firefox')
    return { token, ...(await connect(token)) }
  }

  return {
    server,
    connect,
    connectAs,
    instructor,
    async assistant(name) {
      const { client, close } = await instructor()
      const { id } = await client.people.add({ name, rosterId: null, role: 'assistant' })
      const password = 'a long password'
      await client.people.setLogin({ person: id, login: name, password })
      close()
      const { cookie } = await server.signIn({ login: name, password }, HERE)
      if (!cookie) throw new Error('the assistant was not let in')
      return { token: cookie.token, ...(await connect(cookie.token)) }
    },
    async learner(name, ask = {}) {
      const device = createReportingDevice()
      const { code } = await server.invitation()
      const { answer } = await server.join(
        { code, name, machine: `${name}’s laptop`, key: device.key, ...ask },
        HERE,
      )
      if (answer.kind !== 'in' || answer.token === undefined) throw new Error(`${name} was not let in`)
      const connected = await connect(answer.token)
      return { id: answer.me.id, token: answer.token, device, ...connected }
    },
    async end() {
      await server.close()
      rmSync(home, { recursive: true, force: true })
    },
  }
}
