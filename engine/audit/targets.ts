import { readFile, readdir } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import type { AuditChoice } from '../../contract/audit/index.ts'
import { AuditTarget } from '../../contract/audit/index.ts'
import type { LabSession } from '../../contract/index.ts'
import { withoutLogin } from './without-login.ts'

/** As many as somebody may want to choose from. */
const MOST_CONTEXTS = 100

const ContextMeta = z.object({
  Name: z.string(),
  Endpoints: z.object({ docker: z.object({ Host: z.string().optional() }).optional() }),
})

/** Hosts of open labs, then what the docker CLI knows: the engine that it takes, and contexts by name. */
export async function auditTargets(
  sessions: readonly LabSession[],
  environment: NodeJS.ProcessEnv = process.env,
): Promise<AuditChoice[]> {
  const hosts = sessions.flatMap(({ exercise, hosts: all }) =>
    all
      .filter(({ state }) => state === 'ready')
      .map(({ name }): AuditChoice => ({
        target: { kind: 'lab', exercise, host: name },
        name,
        detail: exercise,
      })),
  )
  const own: AuditChoice = {
    target: { kind: 'docker' },
    name: 'docker',
    detail: shown(environment.DOCKER_HOST),
  }
  return [...hosts, own, ...(await contexts(environment))]
}

/** What stands in the docker CLI's folder; a context that can't be read is none. */
async function contexts(environment: NodeJS.ProcessEnv): Promise<AuditChoice[]> {
  const folder = join(environment.DOCKER_CONFIG || join(homedir(), '.docker'), 'contexts', 'meta')
  const ids = await readdir(folder).catch(() => [])
  const read = await Promise.all(
    ids.slice(0, MOST_CONTEXTS).map((id) => readFile(join(folder, id, 'meta.json'), 'utf8').catch(() => '')),
  )
  return read
    .flatMap((text): AuditChoice[] => {
      const meta = ContextMeta.safeParse(jsonIn(text)).data
      const target = AuditTarget.safeParse({ kind: 'docker', context: meta?.Name }).data
      return meta && target ? [{ target, name: meta.Name, detail: shown(meta.Endpoints.docker?.Host) }] : []
    })
    .toSorted((a, b) => a.name.localeCompare(b.name))
}

const shown = (address = ''): string => withoutLogin(address).slice(0, 300)

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
