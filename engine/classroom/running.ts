import { type ClassLink, type JoinForm } from '../../contract/class/index.ts'
import type { Trouble } from '../../contract/index.ts'
import { setTimeout as sleep } from 'node:timers/promises'
import { logError } from '../log.ts'
import type { Member, Waiting } from '../progress/membership.ts'
import type { createCarryOut } from './carry-out.ts'
import type { ClassroomOptions } from './classroom.ts'
import type { ClassConnection } from './connection.ts'
import { readJoinForm } from './join-link.ts'
import { publicKeyOf } from './keys.ts'
import { keepConnected } from './link.ts'
import { type Looks, createLooks } from './looks.ts'
import { createNudge } from './nudge.ts'
import { overNetwork } from './over-network.ts'
import { serveConnection } from './serve-connection.ts'
import { classTroubles } from './troubles.ts'
import { waitForConsent } from './wait-for-consent.ts'

/** How often it is looked what other processes of this home have written, in milliseconds. */
const FOLLOW_MS = 1000
/** How long leaving and closing wait for the class, in milliseconds. */
const FAREWELL_MS = 2000

export interface RunningOptions extends ClassroomOptions {
  requests: ReturnType<typeof createCarryOut>
  /** `undefined` where there is none (any more). */
  onLink(link: ClassLink | undefined): void
  onChange(): void
  onRefused(trouble: Trouble): void
}

/** What goes on between this engine and a class: asking for consent, or a connection. */
export function createRunning(options: RunningOptions) {
  const { progress, hosted, onLink, onChange, onRefused } = options
  const nudge = createNudge()
  let current: { connection: ClassConnection; looks: Looks } | undefined
  let now: { what: string; stop(): Promise<void> } = { what: '', stop: async () => {} }
  let syncing: Promise<void> = Promise.resolve()
  let seen = progress.foreignChanges()
  let timer: NodeJS.Timeout | undefined

  const stopFollowing = progress.onReport(() => {
    nudge.nudge()
    onChange()
  })

  function connect(member: Member): () => Promise<void> {
    const stop = keepConnected({
      connect: hosted?.connect ?? overNetwork(member),
      key: publicKeyOf(member.key),
      onState: onLink,
      async serve(connection, on) {
        const looks = createLooks(connection, options.terminals)
        current = { connection, looks }
        try {
          await serveConnection({ ...options, ...on, member, connection, looks, nudge })
        } finally {
          current = undefined
        }
      },
    })
    return async () => {
      await stop()
      onLink(undefined)
    }
  }

  function waitFor(waiting: Waiting): () => Promise<void> {
    const abort = new AbortController()
    const over = waitForConsent(waiting, abort.signal)
      .then(async (consent) => {
        if (!consent || abort.signal.aborted) return
        if (consent.kind === 'in') {
          await progress.saveMember(consent.joined)
          options.onJoined()
        } else if (consent.kind === 'refused') {
          await progress.leaveClass()
          onRefused(consent.trouble)
        }
        // Not waited for: it waits for this to be over.
        void sync()
      })
      .catch((error) => logError('waiting for the consent of the class', error))
    return async () => {
      abort.abort()
      await over
    }
  }

  /** Does what the home says: this process, or another one, may have joined or left. */
  function sync(): Promise<void> {
    syncing = syncing
      .then(async () => {
        timer ??= setInterval(follow, FOLLOW_MS).unref()
        const [member, waiting] = await Promise.all([progress.member(), progress.waiting()])
        const what = member
          ? `member ${member.device} ${member.fingerprint}`
          : waiting
            ? `waiting ${waiting.key}`
            : ''
        if (what === now.what) return
        await now.stop()
        const stop = member ? connect(member) : waiting ? waitFor(waiting) : async () => {}
        now = { what, stop }
      })
      .catch((error) => logError('looking at the membership', error))
      .then(onChange)
    return syncing
  }

  function follow(): void {
    const changes = progress.foreignChanges()
    if (changes === seen) return
    seen = changes
    nudge.nudge()
    void sync()
  }

  return {
    sync,

    /**
     * Joins again where the class is at the same address with a new certificate: with the same token, so that nothing is
     * given up. `false` where the form means another class, or nothing new.
     */
    async renew(member: Member, form: JoinForm): Promise<boolean> {
      const { address, fingerprint } = readJoinForm(form)
      if (address !== member.address || fingerprint === member.fingerprint) return false
      const connection = await overNetwork({ ...member, fingerprint })(
        AbortSignal.timeout(20_000),
        publicKeyOf(member.key),
      )
      connection.close()
      await progress.saveFingerprint(fingerprint)
      return true
    },

    async leave(): Promise<void> {
      const left = current?.connection.member.leave().catch(() => {})
      if (left) await Promise.race([left, sleep(FAREWELL_MS)])
      await progress.leaveClass()
      if (timer) await sync()
    },

    async answerLook(look: string, yes: boolean): Promise<void> {
      if (!current) throw yes ? classTroubles.offline() : classTroubles.noLook()
      await current.looks.answer(look, yes)
    },

    async dispose(): Promise<void> {
      clearInterval(timer)
      await syncing
      const until = performance.now() + FAREWELL_MS
      while (current && performance.now() < until && (await progress.pendingReports()) > 0) await sleep(20)
      stopFollowing()
      await now.stop()
    },
  }
}
