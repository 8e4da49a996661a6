import { LabSession } from '../../contract/lab.ts'
import type { App } from './app.ts'

/** The lab that is open, as the command line sees it; waits while it is being changed. */
export async function labSession(app: App): Promise<LabSession> {
  for (let tries = 0; tries < 60; tries++) {
    const { stdout } = await app.cli('list', '--json')
    const open = (JSON.parse(stdout) as { lab: unknown }[]).find(({ lab }) => lab !== null)
    const session = LabSession.safeParse(open?.lab)
    if (session.success) return session.data
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error('No lab was open within 30 seconds.')
}
