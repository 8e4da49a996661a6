import type { Readable } from 'node:stream'
import { ProbeError, msg } from '../../../contract/index.ts'
import { type Agent, AgentRefusal } from './agent.ts'

/** A survey of a thousand containers takes about 20 MiB. */
const MAX_SURVEY = 64 * 1024 * 1024
const SURVEY_TIMEOUT_MS = 60_000

/** What an older agent says to an operation that it does not have, or that wanted more when it was made. */
const UNKNOWN = /KeyError: '(?:survey|surveyFiles|containers)'/

/** What an agent answers to one of these operations, as it came. */
export async function surveyText(
  agent: Agent,
  op: 'survey' | 'surveyFiles',
  request: object,
): Promise<string> {
  try {
    return await readAll(await agent.dial({ op, ...request }, SURVEY_TIMEOUT_MS))
  } catch (error) {
    if (error instanceof AgentRefusal) throw new ProbeError(error.message, { cause: error })
    if (error instanceof Error && UNKNOWN.test(error.message))
      throw new ProbeError(
        msg`This lab was opened by an older Bulkhead, whose probe can’t survey a host. Start the lab over and audit it again.`,
        { cause: error },
      )
    throw error
  }
}

async function readAll(stream: Readable): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > MAX_SURVEY)
        throw new ProbeError(msg`The machine has more to be seen than ${MAX_SURVEY / 1024 / 1024} MiB.`)
      chunks.push(chunk)
    }
  } finally {
    stream.destroy()
  }
  return Buffer.concat(chunks).toString('utf8')
}
