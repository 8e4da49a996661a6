import { ProbeError, type HostProbe, type Message, msg } from '../../contract/index.ts'
import type { Step } from './attempt.ts'
import { runOnce } from './containers.ts'
import { execIn } from './exec-in.ts'

export interface Mark {
  master: HostProbe
  /** The container that somebody got into. */
  container: string
  /** As a person would say it. */
  tried: Message
  /** Run in there by a shell, as whom the container runs; has to write `token` to `path` of master. */
  command: string
  path: string
  token: string
}

/** Whether a command in a container wrote a file on master: our probe looks for it there. Leaves nothing behind. */
export async function leaveMark(
  { master, container, tried, command, path, token }: Mark,
  step: Step,
): Promise<boolean> {
  try {
    const outcome = await execIn(master, container, { cmd: ['sh', '-c', command], timeoutMs: 25_000 })
    const proven = (await master.readFile(path))?.trim() === token
    const said = 'refused' in outcome ? outcome.refused : outcome.output
    step(
      tried,
      proven
        ? msg`${path} is on master: whoever can do this can do anything.`
        : msg`Nothing came of it on master: ${lastLine(said) || msg`not a word`}`,
      proven,
    )
    return proven
  } finally {
    await remove(master, path)
    // Where the way ended inside instead.
    await execIn(master, container, { cmd: ['rm', '-f', path], user: '0' })
  }
}

async function remove(master: HostProbe, path: string): Promise<void> {
  if ((await master.stat(path)) === undefined) return
  const hostConfig = { Binds: ['/:/h'], NetworkMode: 'none', UsernsMode: 'host' }
  await runOnce(master, { image: 'bulkhead/shell', cmd: ['rm', '-f', `/h${path}`], user: '0', hostConfig })
  if ((await master.stat(path)) !== undefined) throw new ProbeError(msg`${path} is still on ${'master'}`)
}

function lastLine(text: string): string {
  return (text.trim().split('\n').at(-1) ?? '').slice(0, 160)
}
