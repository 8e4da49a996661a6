import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type AuditPolicy, noPolicy } from '../../contract/audit/index.ts'
import { parsePolicy, policyText } from '../../audit/policy-text.ts'
import { auditTroubles } from './troubles.ts'

/** As many machines as anybody looks after, and nobody else fills the disk with. */
export const MOST_POLICIES = 1000

/** What holds for machines (`machineOf`), each in a JSON file of the home that a person may write too. */
export interface Policies {
  /** Throws TroubleError where the file can't be used. */
  read(machine: string): Promise<AuditPolicy>
  /** Throws TroubleError, and leaves the file as it is, where what stands there now can't be used. */
  save(machine: string, policy: AuditPolicy): Promise<void>
  fileOf(machine: string): string
}

export function createPolicies(home: string): Policies {
  const fileOf = (machine: string) => join(home, 'audit', 'policies', `${fileName(machine)}.json`)
  return {
    fileOf,
    read: async (machine) => (await readPolicy(fileOf(machine))) ?? noPolicy,
    async save(machine, policy) {
      const file = fileOf(machine)
      if ((await readPolicy(file)) === undefined) await makeSureOfRoom(dirname(file))
      const text = policyText(policy)
      // What would not be read again is not written.
      const parsed = parsePolicy(text)
      if ('problem' in parsed) throw auditTroubles.unusablePolicy(file, parsed.problem)
      await writeWhole(file, text)
    },
  }
}

/** `undefined` where there is no such file. Throws TroubleError where it can't be read or used. */
export async function readPolicy(file: string): Promise<AuditPolicy | undefined> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw auditTroubles.lostPolicy(file, codeOf(error))
  }
  const parsed = parsePolicy(text)
  if ('problem' in parsed) throw auditTroubles.unusablePolicy(file, parsed.problem)
  return parsed.policy
}

async function makeSureOfRoom(folder: string): Promise<void> {
  const files = await readdir(folder).catch(() => [])
  if (files.length >= MOST_POLICIES) throw auditTroubles.tooManyPolicies(folder, MOST_POLICIES)
}

/** Whole or not at all, and only for this user: it says who is responsible, and for what. */
async function writeWhole(file: string, text: string): Promise<void> {
  const half = `${file}.${randomUUID()}.part`
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 })
    await writeFile(half, text, { mode: 0o600, flush: true })
    await rename(half, file)
  } catch (error) {
    await rm(half, { force: true }).catch(() => {})
    throw auditTroubles.lostPolicy(file, codeOf(error))
  }
}

/**
 * A lab's host is called as it is, with dots. A daemon's ID comes from the daemon: what is no plain name gets one that
 * can't lead anywhere else.
 */
function fileName(machine: string): string {
  if (/^lab(\/[A-Za-z0-9-]{1,60}){3}$/.test(machine)) return machine.replaceAll('/', '.')
  const id = machine.replace(/^daemon\//, '')
  const plain = id.replaceAll(':', '-')
  return /^[A-Za-z0-9-]{1,100}$/.test(plain) ? plain : createHash('sha256').update(id).digest('hex')
}

const codeOf = (error: unknown): string =>
  (error as NodeJS.ErrnoException).code ?? (error instanceof Error ? error.message : String(error))
