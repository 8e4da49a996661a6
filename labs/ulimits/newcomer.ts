import { randomBytes } from 'node:crypto'
import type { HostProbe } from '../../contract/index.ts'
import { inspectContainer } from '../shared/containers.ts'
import { api, isDone, type ApiRequest } from '../shared/daemon-api.ts'
import { readLimits, type Ulimits } from '../../readings/process-limits.ts'

/**
 * What a container gets that says nothing of its own. Docker writes its defaults into the settings of every
 * container that starts, so from those that run one can't tell the default from what they were given.
 */
export async function lookAtNewcomer(host: HostProbe): Promise<Ulimits | null> {
  const name = `bulkhead-look-${randomBytes(6).toString('hex')}`
  const ask = (request: ApiRequest) => api(host, { timeoutMs: 20_000, ...request })
  const body = { Image: 'bulkhead/shell', Cmd: ['sleep', '30'], HostConfig: { NetworkMode: 'none' } }
  const created = await ask({ method: 'POST', path: `/containers/create?name=${name}`, body })
  if (!isDone(created)) return null
  try {
    if (!isDone(await ask({ method: 'POST', path: `/containers/${name}/start` }))) return null
    const pid = (await inspectContainer(host, name))?.State.Pid
    const limits = pid ? await host.processFile(pid, 'limits') : undefined
    return limits === undefined ? null : readLimits(limits)
  } finally {
    await ask({ method: 'DELETE', path: `/containers/${name}?force=1&v=1` })
  }
}
