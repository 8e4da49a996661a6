import { readFileSync } from 'node:fs'
import { type AuditPolicy, noPolicy } from '../contract/audit/index.ts'
import { msg } from '../contract/index.ts'
import { parsePolicy, policyText } from '../audit/policy-text.ts'
import { bulkheadHome } from '../engine/home.ts'
import { UsageError } from './failures.ts'
import { writeOut } from './write-out.ts'

/** What holds for a machine, from a file. Throws UsageError, with the line that is wrong. */
export function readPolicyFile(file: string): AuditPolicy {
  const parsed = parsePolicy(textOf(file))
  if ('policy' in parsed) return parsed.policy
  throw new UsageError(
    msg`${file} can't be used: ${parsed.problem}`,
    msg`docs/audit.md says what stands in it.`,
  )
}

/** The same, changed and written back, by one process after the other; a file that isn't there yet is begun. */
export async function changePolicyFile(
  file: string,
  change: (policy: AuditPolicy) => AuditPolicy,
): Promise<void> {
  const { changingPolicy } = await import('../engine/audit/policy-lock.ts')
  changingPolicy(bulkheadHome(), () => {
    writeOut(policyText(change(exists(file) ? readPolicyFile(file) : noPolicy)), file)
  })
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new UsageError(
      msg`${file} can't be read: ${error instanceof Error ? error.message : String(error)}`,
      msg`Is that where it is?`,
    )
  }
}

function exists(file: string): boolean {
  try {
    readFileSync(file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    // What is there and can't be read is told by whoever reads it.
    return true
  }
}
