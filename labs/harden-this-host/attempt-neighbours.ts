import { type HostProbe, msg, verbatim } from '../../contract/index.ts'
import { inspectContainer } from '../shared/containers.ts'
import { execIn } from '../shared/exec-in.ts'
import type { Way } from './attempt.ts'
import { INSIDE_PORT } from './planted.ts'
import { listPath } from './programs.ts'

/** Where the books are on a network of containers; nothing where they have none. */
async function addressOfBooks(master: HostProbe): Promise<string | undefined> {
  const found = await inspectContainer(master, 'books')
  return Object.values(found?.NetworkSettings.Networks ?? {}).find(({ IPAddress }) => IPAddress)?.IPAddress
}

/** Tried in the shop's place in the network, so that the shop needs no program for it. */
export const askNeighbour: Way = {
  name: msg`the neighbours’ open ports`,
  go: async ({ params, step }, master) => {
    const [shop, host] = [await inspectContainer(master, 'shop'), await addressOfBooks(master)]
    if (!host || !shop?.State.Pid) return false
    const outcome = await master.connect({
      host,
      port: INSIDE_PORT,
      path: listPath,
      timeoutMs: 2000,
      networkOf: shop.State.Pid,
    })
    const told = outcome.kind === 'answered' && outcome.body.includes(params.firstOrder ?? '?')
    const got = told
      ? msg`They tell all orders to whoever is on the same network.`
      : verbatim(outcome.kind === 'answered' ? outcome.body.slice(0, 100) : outcome.message)
    step(msg`From the network of ${'shop'}, read the orders from ${'books'} directly`, got, told)
    return told
  },
}

/** Whoever may send such packets can answer in a neighbour's name. Only asked here, and once. */
export const forge: Way = {
  name: msg`forged packets`,
  go: async ({ step }, master) => {
    const address = (await addressOfBooks(master)) ?? '172.17.0.1'
    const outcome = await execIn(master, 'shop', {
      cmd: ['arping', '-f', '-c', '1', '-w', '1', '-I', 'eth0', address],
    })
    const output = ('refused' in outcome ? outcome.refused : outcome.output).trim()
    const may = 'status' in outcome && /reply/i.test(output)
    const got = may
      ? msg`It may send packets of its own making, in whoever’s name.`
      : verbatim(output.slice(0, 120))
    step(msg`In ${'shop'}, send a packet of one’s own making to a neighbour`, got, may)
    return may
  },
}
