import { useEffect, useState } from 'react'
import type { Trouble } from '../../../contract/lab.ts'
import { OutageError } from '../../connection/carrier.ts'
import { troubleOf } from '../../connection/trouble.ts'
import { useConnectionState } from '../../connection/use-connection.ts'
import { useClassConnection } from '../use-class.ts'
import { type Known, mergeEntries, renewed } from './merge-entries.ts'

/** A learner's timeline, the newest first; looked at again whenever `newest` is another time. */
export function useTimeline(person: string, newest: string | null) {
  const { client } = useClassConnection()
  const online = useConnectionState().kind === 'online'
  const [known, setKnown] = useState<Known>()
  const [trouble, setTrouble] = useState<Trouble>()
  const [isPending, setPending] = useState(false)
  useEffect(() => {
    let isCurrent = true
    if (!online) return
    client.room.timeline({ person, exercise: null, before: null }).then(
      (page) => {
        if (!isCurrent) return
        setTrouble(undefined)
        setKnown((before) => renewed(before, page))
      },
      (error: unknown) => {
        if (isCurrent && !(error instanceof OutageError)) setTrouble(troubleOf(error))
      },
    )
    return () => {
      isCurrent = false
    }
  }, [client, person, newest, online])
  const more = async () => {
    const last = known?.entries.at(-1)
    if (!last || isPending) return
    setPending(true)
    try {
      const page = await client.room.timeline({ person, exercise: null, before: last.report })
      setKnown((before) => ({
        entries: mergeEntries(before?.entries ?? [], page.entries),
        isEnd: page.isEnd,
      }))
    } catch (error) {
      setTrouble(troubleOf(error))
    } finally {
      setPending(false)
    }
  }
  return { ...known, trouble, more, isPending }
}
