import type { LabProbe, Params } from '../../contract/index.ts'
import { auditOf } from '../shared/audited.ts'
import { observeDaemon } from '../shared/judge-daemon.ts'
import { lookAfterRestart } from '../shared/restart.ts'
import { isOpen } from './judge-shop.ts'
import type { Observation } from './observation.ts'
import { observeShop } from './observe-shop.ts'

/** Orders something, audits the host as `bulkhead audit` does, and looks for the key. Changes nothing but that order. */
export async function observe(lab: LabProbe, params: Params): Promise<Observation> {
  const master = lab.host('master')
  const at = new Date().toISOString()
  const [daemon, shop, keys] = await Promise.all([
    observeDaemon(master),
    observeShop(lab, params),
    master.findFiles({ roots: ['/var/lib/docker'], needle: params.supplierKey ?? '' }),
  ])
  // What an impostor says is worth nothing.
  const audited = daemon.identity.kind === 'genuine' ? await auditOf(master) : null
  return { at, daemon, shop, audited, keyFiles: keys.map(({ path }) => path) }
}

/** Restarts docker as an administrator would, waits until the shop had time to come back, and looks again. */
export async function verifyDurable(lab: LabProbe, params: Params): Promise<Observation> {
  return lookAfterRestart(
    lab.host('master'),
    () => observe(lab, params),
    ({ shop }) => isOpen(shop, params),
  )
}
