import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ConnectionOutcome, LabProbe, Params } from '../../contract/index.ts'
import { reduceOutcome } from '../shared/evidence.ts'
import type { ShopSeen } from './observation.ts'
import { COLLECTED, portOf, type Role, TRIAL } from './planted.ts'
import { listPath, orderPath } from './programs.ts'

const TRIES = 5
const AGAIN_MS = 250

/** Looks at the page, orders something, and looks whether it is in the books and in the collector's log. */
export async function observeShop(lab: LabProbe, params: Params): Promise<ShopSeen> {
  const client = lab.host('client')
  const at = new Date().toISOString()
  const ordered = randomBytes(6).toString('hex')
  /** A container that has just been started may need a moment until it listens. */
  const ask = async (role: Role, path: string): Promise<ConnectionOutcome> => {
    for (let tries = 1; ; tries += 1) {
      const { masterAddress: host = 'master' } = params
      const outcome = await client.connect({ host, port: portOf(params, role), path, timeoutMs: 4000 })
      const soon = outcome.kind === 'refused' || outcome.kind === 'rejected'
      if (!soon || tries === TRIES) return outcome
      await sleep(AGAIN_MS)
    }
  }
  const [page, order] = await Promise.all([ask('shop', '/'), ask('till', orderPath(ordered))])
  const list = await ask('books', listPath)
  const line = `${TRIAL} ${ordered}`
  const isCollected = async () => ((await client.readFile(COLLECTED)) ?? '').includes(line)
  // A datagram and a file's end take a moment; where nothing was sold there is nothing to wait for.
  let collected = await isCollected()
  for (let tries = 1; !collected && order.kind === 'answered' && tries < 3; tries += 1) {
    await sleep(100)
    collected = await isCollected()
  }
  return {
    at,
    page: reduceOutcome(page),
    ordered,
    order: reduceOutcome(order),
    list: onlyOf(list, [line, `first ${params.firstOrder}`]),
    isCollected: collected,
  }
}

/** There may be many orders: of the list only the lines that matter are kept. */
function onlyOf(list: ConnectionOutcome, lines: readonly string[]) {
  if (list.kind !== 'answered') return reduceOutcome(list)
  const there = list.body.split('\n').filter((line) => lines.includes(line.trim()))
  return { kind: list.kind, status: list.status, body: there.join('\n') }
}
