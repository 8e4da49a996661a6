import { randomBytes } from 'node:crypto'
import {
  type HostProbe,
  isMessage,
  joined,
  type LabProbe,
  listOf,
  type Message,
  msg,
  type Params,
  verbatim,
} from '../../contract/index.ts'
import { doorsOf } from './doors.ts'
import { impersonate, runIn } from './impersonate.ts'
import { sharedWires, type Party } from './observation.ts'
import { seeParty } from './observe-parties.ts'
import {
  attemptRun,
  refused,
  succeeded,
  untried,
  type Attacker,
  type Ending,
  type Step,
} from '../shared/attempt.ts'

export const attempt = {
  title: msg`Be the neighbour`,
  description: msg`From the third container: ask the server for its secret, ask the victim for it, and then take the server’s address and wait for what the victim sends there. It takes some seconds, stays on this network and gives the address back.`,
  run: attemptRun('container-lan', attack),
}

interface Scene {
  master: HostProbe
  server: Party
  victim: Party
  intruder: Party
  secret: string
}

/** Every step as one who took over the intruder's container could do it, with what is in there. */
async function attack({ lab, params, step }: Attacker): Promise<Ending> {
  const scene = await lookAround(lab, params)
  if (isMessage(scene)) return untried(scene)
  const { server, victim, intruder } = scene
  const ports = { server: Number(params.serverPort), victim: Number(params.victimPort) }
  const got = [
    (await ask(scene, server, ports.server, params, step)) && msg`read ${server.name}'s secret`,
    (await ask(scene, victim, ports.victim, params, step)) && msg`read it from ${victim.name}`,
    (await pose(scene, ports.server, step)) && msg`took ${server.name}'s place`,
  ].filter((each) => each !== false)
  return got.length > 0
    ? succeeded(msg`Container ${intruder.name} ${joined(got)}.`)
    : refused(msg`${intruder.name} reached nobody, and nobody mistook it for somebody else.`)
}

/** Who is there, and what is to be stolen; otherwise why there is nothing to try. */
async function lookAround(lab: LabProbe, params: Params): Promise<Scene | Message> {
  const master = lab.host('master')
  const names = [params.server ?? '', params.victim ?? '', params.intruder ?? '']
  const [server, victim, intruder] = (await Promise.all(names.map((name) => seeParty(master, name)))) as [
    Party,
    Party,
    Party,
  ]
  const away = [server, victim, intruder].filter(({ state }) => state !== 'running')
  if (away.length > 0)
    return msg`${listOf(away.map(({ name }) => name))} must run first: without all three there is nothing to try.`
  const own = await master.connect({
    host: '127.0.0.1',
    port: Number(params.serverPort),
    path: '/',
    networkOf: server.pid,
  })
  const secret = own.kind === 'answered' && own.status === 200 ? own.body.trim() : ''
  if (secret === '') return msg`${server.name} has no secret to tell: it does not answer, not even itself.`
  return { master, server, victim, intruder, secret }
}

async function ask(scene: Scene, party: Party, port: number, params: Params, step: Step): Promise<boolean> {
  const { master, intruder, secret } = scene
  const doors = doorsOf(party, port, intruder, params.masterAddress)
  for (const { address, port: at } of doors.slice(0, 4)) {
    const url = `http://${address}:${at}/`
    const output = await runIn(master, intruder.name, `wget -q -T 2 -O - ${url}`)
    const succeeded = output.includes(secret)
    const refusal = output === '' ? msg`No answer.` : verbatim(output.slice(0, 160))
    step(
      msg`As ${intruder.name}: ask ${party.name} at ${url}`,
      succeeded ? msg`It tells its secret: ${secret}` : refusal,
      succeeded,
    )
    if (succeeded) return true
  }
  return false
}

/** At the address that the victim uses: the one on the network that both are on. */
async function pose(scene: Scene, port: number, step: Step): Promise<boolean> {
  const { master, server, victim, intruder } = scene
  const address = [...sharedWires(server, victim), ...server.wires].find((wire) => wire.address)?.address
  if (address === undefined) return false
  return impersonate(
    {
      host: master,
      server: server.name,
      victim: victim.name,
      intruder: intruder.name,
      address,
      port,
    },
    randomBytes(8).toString('hex'),
    step,
  )
}
