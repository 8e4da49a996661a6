import type { HostProbe } from '../../contract/index.ts'
import { api, isDone, type ApiRequest } from './daemon-api.ts'

export interface ExecIn {
  cmd: string[]
  /** The container's own when absent. */
  user?: string
  /** 20000 when absent. A command that takes longer goes on in there, and is then our trouble (ProbeError). */
  timeoutMs?: number
}

/** `refused` is what the daemon said instead of starting it. */
export type ExecOutcome = { status: number; output: string } | { refused: string }

/**
 * Runs a command in a running container, as `docker exec` does. Whoever owns the container decides what its
 * programs say, so a verdict needs an effect that is seen from outside.
 */
export async function execIn(
  host: HostProbe,
  container: string,
  { cmd, user, timeoutMs = 20_000 }: ExecIn,
): Promise<ExecOutcome> {
  const ask = (request: ApiRequest) => api(host, { timeoutMs, ...request })
  const created = await ask({
    method: 'POST',
    path: `/containers/${encodeURIComponent(container)}/exec`,
    // With a terminal: only then is what it prints plain text.
    body: { AttachStdout: true, AttachStderr: true, Tty: true, Cmd: cmd, User: user },
  })
  if (!isDone(created)) return { refused: created.message.trim() }
  const { Id } = created.json as { Id: string }
  const started = await ask({
    method: 'POST',
    path: `/exec/${Id}/start`,
    body: { Detach: false, Tty: true },
  })
  if (!isDone(started)) return { refused: started.message.trim() }
  const ended = await ask({ path: `/exec/${Id}/json` })
  const { ExitCode } = (ended.json ?? {}) as { ExitCode?: number | null }
  // 126 and 127 with a runtime's message: the command itself was not started.
  return { status: ExitCode ?? -1, output: started.message.replaceAll('\r\n', '\n') }
}
