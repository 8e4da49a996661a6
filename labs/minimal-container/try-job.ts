import { randomBytes } from 'node:crypto'
import type { HostProbe, Params } from '../../contract/index.ts'
import { reduceOutcome, type Outcome } from '../shared/evidence.ts'
import { execIn } from '../shared/exec-in.ts'
import type { Executed, JobTried } from './observation.ts'

/** Where a notice lies, and where it is shown from. */
const NOTICE = '/srv/notices/closed.txt'
const SITE = '/srv/www'
const ANSWER_MS = 3000

/**
 * Puts a notice on the site as an administrator would, and takes it away. Under a name that nobody knows before,
 * so that it can only have come there now; and whether it did is asked of the site.
 */
export async function tryJob(host: HostProbe, params: Params): Promise<JobTried> {
  const at = new Date().toISOString()
  const name = `notice-${randomBytes(6).toString('hex')}.txt`
  const run = (cmd: string[]) => execute(host, params.service ?? '', cmd)
  const up = await run(['cp', NOTICE, `${SITE}/${name}`])
  // What was not started changed nothing, and there is nothing to take away.
  if (up.status === null || up.status === 126 || up.status === 127)
    return { at, up, shown: null, down: null, gone: null }
  const shown = await get(host, params, `/${name}`)
  const down = await run(['rm', `${SITE}/${name}`])
  return { at, up, shown, down, gone: await get(host, params, `/${name}`) }
}

export async function get(host: HostProbe, params: Params, path: string): Promise<Outcome> {
  const { masterAddress = 'master', port } = params
  return reduceOutcome(
    await host.connect({ host: masterAddress, port: Number(port), path, timeoutMs: ANSWER_MS }),
  )
}

async function execute(host: HostProbe, container: string, cmd: string[]): Promise<Executed> {
  const outcome = await execIn(host, container, { cmd, user: '0' })
  const said = 'refused' in outcome ? outcome.refused : outcome.output
  return { status: 'refused' in outcome ? null : outcome.status, said: said.trim().slice(0, 200) }
}
