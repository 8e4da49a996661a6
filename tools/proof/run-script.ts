import { text } from 'node:stream/consumers'
import { paramsToEnvironment } from '../../contract/index.ts'
import type { RunningLab } from '../../engine/hosts/lab-hosts.ts'

/** A case that did not turn out as it should; its message says how. */
export class Disproof extends Error {}

/** As root on a lab host, as in a terminal. */
export async function runScript(lab: RunningLab, host: string, script: string): Promise<void> {
  const running = await lab.exec(host, ['bash', '-s'], {
    env: { ...paramsToEnvironment(lab.session.params), HOME: '/root' },
    cwd: '/root',
  })
  try {
    const output = Promise.all([text(running.stdout), text(running.stderr)])
    running.stdin.end(script)
    const status = await running.exited
    if (status !== 0)
      throw new Disproof(
        `the script ended with status ${status}: ${(await output).join('').trim().slice(-600)}`,
      )
  } finally {
    running.dispose()
  }
}
