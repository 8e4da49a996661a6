import { ProgressFile } from '../../contract/index.ts'
import { logError } from '../log.ts'
import type { Progress } from '../progress/progress.ts'
import type { ClassConnection } from './connection.ts'

interface TakeWorkOptions {
  progress: Pick<Progress, 'member' | 'importProgress' | 'saveWorkTaken'>
  connection: ClassConnection
  onChange(): void
  onWorkTaken(): void
}

/**
 * Takes over, once, what this learner did on other machines, as the class knows it; never rejects. Nothing of it is
 * reported. Taking the same over again changes nothing, so what is cut off anywhere is done anew with the next connection.
 */
export async function takeWork(options: TakeWorkOptions, signal: AbortSignal): Promise<void> {
  const { progress, connection, onChange, onWorkTaken } = options
  try {
    const member = await progress.member()
    if (!member || member.isWorkTaken) return
    const file = ProgressFile.parse(await connection.member.work())
    if (signal.aborted || (await progress.member())?.device !== member.device) return
    const { achievements, hints, attempts } = await progress.importProgress(file)
    await progress.saveWorkTaken(member.device)
    if (achievements.total + hints.total + attempts.total + file.effort.length > 0) onWorkTaken()
    onChange()
  } catch (error) {
    if (!signal.aborted) logError('taking over what was done on another machine', error)
  }
}
