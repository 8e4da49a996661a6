import { LabSession } from '../../contract/lab.ts'
import type { App } from './app.ts'

/** The lab that is open, as the command line sees it. */
export async function labSession(app: App): Promise<LabSession> {
  const { status, stdout } = await app.cli('up', 'daemon-tls', '--json')
  if (status !== 0) throw new Error(`bulkhead up ended with ${status}: ${stdout}`)
  return LabSession.parse(JSON.parse(stdout))
}
