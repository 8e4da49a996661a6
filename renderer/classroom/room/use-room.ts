import { useEffect, useState } from 'react'
import type { Trouble } from '../../../contract/lab.ts'
import { follow } from '../../connection/follow.ts'
import { isSameTrouble } from '../../connection/trouble.ts'
import { type ClassClient, useClassConnection } from '../use-class.ts'
import { type Room, roomAfter } from './room-state.ts'

export interface LiveRoom {
  room?: Room
  trouble?: Trouble
}

/** Follows an exercise of the class. Every piece of news is taken in, however many come before the next picture. */
export function useRoom(exercise: string | undefined): LiveRoom {
  const connection = useClassConnection()
  const [live, setLive] = useState<LiveRoom & { of?: string }>({})
  useEffect(() => {
    if (exercise === undefined) return
    return follow(connection, (client: ClassClient, signal) => client.room.watch({ exercise }, { signal }), {
      value: (news) => {
        const receivedAt = Date.now()
        setLive((before) => ({
          of: exercise,
          room: roomAfter(before.of === exercise ? before.room : undefined, news, receivedAt),
        }))
      },
      trouble: (trouble) =>
        setLive((before) =>
          isSameTrouble(before.trouble, trouble)
            ? before
            : { of: exercise, room: before.of === exercise ? before.room : undefined, trouble },
        ),
    })
  }, [connection, exercise])
  return live.of === exercise ? live : {}
}
