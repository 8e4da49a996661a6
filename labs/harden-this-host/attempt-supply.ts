import { joined, type LabProbe, msg, type Params, verbatim } from '../../contract/index.ts'
import { api, isDone } from '../shared/daemon-api.ts'
import type { Way } from './attempt.ts'

/** It stands on the other host and is the attacker's: a learner need not touch it. */
export async function isPlainRegistryUp(lab: LabProbe, { plainPort }: Params): Promise<boolean> {
  const port = Number(plainPort)
  const answer = await lab.host('client').connect({ host: '127.0.0.1', port, path: '/v2/', timeoutMs: 4000 })
  return answer.kind === 'answered' && answer.status === 200
}

/** Asks, and takes nothing: what Docker would accept, it would also run. */
export const swapImage: Way = {
  name: msg`images from an unguarded registry`,
  go: async ({ params, step }, master) => {
    const name = `${params.clientAlias}:${params.plainPort}/shop/shop:latest`
    const answer = await api(master, { path: `/distribution/${name}/json`, timeoutMs: 15_000 })
    const taken = isDone(answer)
    const got = taken
      ? msg`Docker takes it, from whoever answers at that address: another program is there under the shop’s name.`
      : verbatim(answer.message.trim().slice(0, 160))
    step(msg`Have Docker ask for ${name}, without TLS`, got, taken)
    return taken
  },
}

export const findKey: Way = {
  name: msg`a secret in a layer`,
  go: async ({ params, step }, master) => {
    const found = await master.findFiles({ roots: ['/var/lib/docker'], needle: params.supplierKey ?? '' })
    const paths = found.map(({ path }) => path)
    const got = paths.length > 0 ? msg`There it is: ${joined(paths.slice(0, 2))}` : msg`None has it.`
    step(msg`Read the layers of all images on master for the supplier’s key`, got, paths.length > 0)
    return paths.length > 0
  },
}
