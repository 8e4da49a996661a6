import { randomBytes } from 'node:crypto'
import { type LabProbe, msg, type Params, ProbeError, verbatim } from '../../contract/index.ts'
import { execIn, type ExecOutcome } from '../shared/exec-in.ts'
import type { Question } from './observation.ts'
import { QUESTIONS } from './params.ts'

/** The command wasn't there, or could not be started. */
const NOT_RUN = new Set([126, 127])

/**
 * Makes the service ask stranger's name server for a name that nobody else asks for. What shows that it got
 * out is stranger's note of it, not what the container says.
 */
export async function askStranger(
  lab: LabProbe,
  params: Params,
  { running, timeoutMs }: { running: boolean; timeoutMs: number },
): Promise<Question> {
  const at = new Date().toISOString()
  if (!running) return { asked: false, said: msg`the container does not run`, arrived: false, at }
  const token = randomBytes(6).toString('hex')
  try {
    const outcome = await execIn(lab.host('master'), params.serviceName ?? '', {
      cmd: [
        'timeout',
        String(timeoutMs / 1000),
        'nslookup',
        '-type=a',
        `${token}.secrets`,
        params.strangerAddress ?? '',
      ],
    })
    const notes = (await lab.host('stranger').readFile(QUESTIONS)) ?? ''
    return { ...asking(outcome), arrived: notes.includes(token), at }
  } catch (cause) {
    if (!(cause instanceof ProbeError)) throw cause
    return { asked: false, said: verbatim(cause.message.slice(0, 200)), arrived: false, at }
  }
}

function asking(outcome: ExecOutcome): Pick<Question, 'asked' | 'said'> {
  if ('refused' in outcome) return { asked: false, said: verbatim(outcome.refused.slice(0, 200)) }
  const { status, output } = outcome
  const said = output.trim().replaceAll(/\s+/g, ' ').slice(0, 200)
  return { asked: !NOT_RUN.has(status), said: said ? verbatim(said) : msg`nothing, status ${status}` }
}
