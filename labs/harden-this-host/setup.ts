import type { HostName, Params } from '../../contract/index.ts'
import { setupDepot } from './setup-depot.ts'
import { setupMaster } from './setup-master.ts'

export function setup(params: Params): Record<HostName, string> {
  return { master: setupMaster(params), client: setupDepot(params) }
}
