import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type AuditPolicy, type KeptPolicy, noPolicy } from '../../contract/audit/index.ts'
import { parsePolicy, policyText } from '../../audit/policy-text.ts'
import { changingPolicy } from './policy-lock.ts'
import { auditTroubles } from './troubles.ts'

/** As many machines as anybody looks after, and nobody else fills the disk with. */
export const MOST_POLICIES = 1000

/** What holds for machines (`machineOf`), each in a JSON file of the home that a person may write too. */
export interface Policies {
  /** Throws TroubleError where the file can't be used. */
  read(machine: string): KeptPolicy
  /**
   * In place of what stands there; where a revision is given, only if that is what stands there. Throws TroubleError, and
   * leaves the file as it is, where that is something else, or can't be used.
   */
  save(machine: string, policy: KeptPolicy): void
  fileOf(machine: string): string
}

export function createPolicies(home: string): Policies {
  const fileOf = (machine: string) => join(home, 'audit', 'policies', `${fileName(machine)}.json`)
  return {
    fileOf,
    read: (machine) => readPolicy(fileOf(machine)) ?? { ...noPolicy, revision: NOTHING },
    save(machine, { revision, ...policy }) {
      const file = fileOf(machine)
      const text = policyText(policy)
      changingPolicy(home, () => {
        const kept = readPolicy(file)
        if (revision !== undefined && revision !== (kept?.revision ?? NOTHING))
          throw auditTroubles.changedPolicy(file)
        if (!kept) makeSureOfRoom(dirname(file))
        // What would not be read again is not written.
        parsed(file, text)
        writeWhole(file, text)
      })
    },
  }
}

/** The revision of what is not there yet. */
const NOTHING = 'none'

/** `undefined` where there is no such file. Throws TroubleError where it can't be read or used. */
export function readPolicy(file: string): KeptPolicy | undefined {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw auditTroubles.lostPolicy(file, codeOf(error))
  }
  return { ...parsed(file, text), revision: createHash('sha256').update(text).digest('hex') }
}

function parsed(file: string, text: string): AuditPolicy {
  const found = parsePolicy(text)
  if ('problem' in found) throw auditTroubles.unusablePolicy(file, found.problem)
  return found.policy
}

function makeSureOfRoom(folder: string): void {
  if (filesIn(folder).length >= MOST_POLICIES) throw auditTroubles.tooManyPolicies(folder, MOST_POLICIES)
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** Whole or not at all, and only for this user: it says who is responsible, and for what. */
function writeWhole(file: string, text: string): void {
  const half = `${file}.${randomUUID()}.part`
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    writeFileSync(half, text, { mode: 0o600, flush: true })
    renameSync(half, file)
  } catch (error) {
    rmSync(half, { force: true })
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
