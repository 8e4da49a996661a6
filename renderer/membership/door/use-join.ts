import { useEffect, useEffectEvent, useState } from 'react'
import type { JoinAnswer, JoinAsk } from '../../../contract/class/doors.ts'
import { DOORS } from '../../../contract/class/paths.ts'
import { askDoor } from '../../classroom/gate/about.ts'
import { machineName } from './machine-name.ts'
import { type Entered, wrongIn } from './entered.ts'

type Refusal = Extract<JoinAnswer, { kind: 'refused' }>['why']
export type Joining =
  | { kind: 'idle' }
  | { kind: 'asking' }
  /** Somebody has to agree; it is asked again by itself. */
  | { kind: 'waiting'; isAway: boolean }
  | { kind: 'refused'; why: Refusal | 'name' | 'id' | 'away' }

/** How often it is asked whether somebody has agreed, in milliseconds. */
const AGAIN_MS = 3_000
const KEY = 'bulkhead.class.waiting'

/** Asks a class server to be let in. What waits goes on when the page is loaded again. */
export function useJoin(onIn: () => void): { joining: Joining; ask(entered: Entered): void; forget(): void } {
  const [waiting, setWaiting] = useState<JoinAsk | undefined>(keptAsk)
  const [joining, setJoining] = useState<Joining>(() =>
    waiting ? { kind: 'waiting', isAway: false } : { kind: 'idle' },
  )
  const wait = (ask: JoinAsk | undefined) => {
    keep(ask)
    setWaiting(ask)
  }
  const heed = useEffectEvent((answer: JoinAnswer, asked: JoinAsk) => {
    switch (answer.kind) {
      case 'in':
        wait(undefined)
        return onIn()
      case 'waiting':
        wait({ ...asked, waiting: { request: answer.request, secret: answer.secret } })
        return setJoining({ kind: 'waiting', isAway: false })
      case 'refused':
        wait(undefined)
        return setJoining({ kind: 'refused', why: answer.why })
    }
  })
  const [asked, setAsked] = useState<JoinAsk>()
  useEffect(() => {
    if (!asked) return
    let isCurrent = true
    askDoor<JoinAnswer>(DOORS.join, asked).then(
      (answer) => isCurrent && heed(answer, asked),
      () => isCurrent && setJoining({ kind: 'refused', why: 'away' }),
    )
    return () => {
      isCurrent = false
    }
  }, [asked])
  useEffect(() => {
    if (!waiting) return
    let isCurrent = true
    const timer = setInterval(() => {
      askDoor<JoinAnswer>(DOORS.join, waiting).then(
        (answer) => {
          if (!isCurrent) return
          // Its secret stays the same.
          if (answer.kind === 'waiting') setJoining({ kind: 'waiting', isAway: false })
          // Too many tries is no answer to what was asked.
          else if (answer.kind !== 'refused' || answer.why !== 'later') heed(answer, waiting)
        },
        () => isCurrent && setJoining({ kind: 'waiting', isAway: true }),
      )
    }, AGAIN_MS)
    return () => {
      isCurrent = false
      clearInterval(timer)
    }
  }, [waiting])
  return {
    joining,
    ask(entered) {
      const why = wrongIn(entered)
      if (why) return setJoining({ kind: 'refused', why })
      setJoining({ kind: 'asking' })
      setAsked({ ...entered, machine: machineName(navigator.userAgent) })
    },
    forget() {
      wait(undefined)
      setJoining({ kind: 'idle' })
    },
  }
}

/** Only this tab goes on with it: its secret opens the door. */
function keep(ask: JoinAsk | undefined): void {
  if (ask) sessionStorage.setItem(KEY, JSON.stringify(ask))
  else sessionStorage.removeItem(KEY)
}

function keptAsk(): JoinAsk | undefined {
  try {
    return (JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as JoinAsk | null) ?? undefined
  } catch {
    return undefined
  }
}
