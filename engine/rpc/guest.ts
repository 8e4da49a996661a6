import type { AuditPolicy } from '../../contract/audit/index.ts'
import type { SystemStatus } from '../../contract/index.ts'
import { auditTroubles } from '../audit/troubles.ts'
import { mapWatch } from '../observable.ts'
import { troubles } from '../troubles.ts'
import type { Procedures } from './router.ts'

/** A guest's notes; everything else that is kept of a learner is bounded by what the course has. */
const MOST_NOTES = 2000
/** What holds for a guest's lab hosts, in kB; a policy for everything on one has some 20. */
const MOST_POLICY = 64

/**
 * The procedures for somebody who works on another's machine: what tells of that machine, changes it or brings files
 * into it is refused. All of the contract is gone through here, so that what is added to it has to be decided on.
 */
export function guestProcedures(procedures: Procedures): Procedures {
  const {
    system,
    data,
    course,
    notes,
    lab,
    grading,
    attempt,
    picture,
    terminal,
    recording,
    classroom,
    audit,
  } = procedures
  const refuse = async (): Promise<never> => {
    throw troubles.ownersOnly()
  }
  return {
    system: {
      watch: (signal) => mapWatch(system.watch(signal), statusForGuest),
      setUp() {
        throw troubles.ownersOnly()
      },
      cancelSetUp: refuse,
      doctor: refuse,
      repair() {
        throw troubles.ownersOnly()
      },
      logs: refuse,
    },
    data: {
      async about() {
        const { version } = await data.about()
        return { folder: '', isChosen: false, parts: [], canOpen: false, version }
      },
      open() {
        throw troubles.ownersOnly()
      },
      export: data.export,
      import: refuse,
    },
    course,
    notes: {
      list: notes.list,
      get: notes.get,
      async save(place, text) {
        if (text.trim() !== '' && (await notes.list()).length >= MOST_NOTES)
          throw troubles.tooManyNotes(MOST_NOTES)
        await notes.save(place, text)
      },
    },
    lab,
    grading,
    attempt,
    picture,
    terminal,
    recording,
    classroom: { ...classroom, join: refuse, serve: refuse },
    audit: {
      ...audit,
      // A guest's own labs, and none of the machine's engines.
      targets: async () => (await audit.targets()).filter(({ target }) => target.kind === 'lab'),
      run(target, options) {
        if (target.kind !== 'lab') throw troubles.ownersOnly()
        bounded(options.policy)
        return audit.run(target, options)
      },
      async savePolicy(daemon, policy) {
        bounded(policy)
        await audit.savePolicy(daemon, policy)
      },
    },
  }
}

function bounded(policy: AuditPolicy | undefined): void {
  if (JSON.stringify(policy ?? {}).length > MOST_POLICY * 1024) throw auditTroubles.largePolicy(MOST_POLICY)
}

/** Whether labs can be opened, and nothing about why not: that is for whoever looks after the machine. */
function statusForGuest(status: SystemStatus): SystemStatus {
  switch (status.kind) {
    case 'checking':
    case 'ready':
      return status
    case 'needs-setup':
    case 'setting-up':
    case 'failed':
      return { kind: 'failed', trouble: troubles.serverNotReady().trouble }
  }
}
