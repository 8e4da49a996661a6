import { use, useEffect, useState } from 'react'
import { render } from '../../contract/message.ts'
import type { Trouble } from '../../contract/lab.ts'
import type { PictureKind } from '../../contract/picture.ts'
import { follow } from '../connection/follow.ts'
import { useConnection, useConnectionState } from '../connection/use-connection.ts'
import { LabContext } from './lab-context.ts'
import type { PictureOfKind, PictureView } from './picture-state.ts'
import { viewOf } from './picture-state.ts'

interface Asked<K extends PictureKind> {
  host: string
  kind: K
  /** Only then does the engine look at the host. */
  isInView: boolean
  isPaused: boolean
}

interface Kept<P> {
  /** Of which hosts. */
  of?: string
  picture?: P
  trouble?: Trouble
}

/** A picture of a host of the lesson's lab, followed while it is in view; what was seen last is kept meanwhile. */
export function usePicture<K extends PictureKind>(asked: Asked<K>): PictureView<PictureOfKind<K>> {
  const { host, kind, isInView, isPaused } = asked
  const connection = useConnection()
  const isOnline = useConnectionState().kind === 'online'
  const lab = use(LabContext)
  const exercise = lab?.exercise
  const of = lab?.hosts && `${lab.hosts} ${host} ${kind}`
  const [kept, setKept] = useState<Kept<PictureOfKind<K>>>({})
  const { picture, trouble } = kept.of === of ? kept : {}
  const isFollowed = isInView && !(isPaused && picture)

  useEffect(() => {
    if (exercise === undefined || of === undefined || !isFollowed) return
    return follow(
      connection,
      (client, signal) => client.picture.watch({ exercise, host, kind }, { signal }),
      {
        value(next) {
          if (next.kind === kind) setKept({ of, picture: next as PictureOfKind<K> })
        },
        // The same trouble, told at every try, is no news.
        trouble: (next) =>
          setKept((before) =>
            before.of === of && before.trouble && render(before.trouble.what) === render(next.what)
              ? before
              : { ...(before.of === of ? before : { of }), trouble: next },
          ),
      },
    )
  }, [connection, exercise, of, host, kind, isFollowed])

  return viewOf({ lab, isOnline, isPaused, picture, trouble })
}
