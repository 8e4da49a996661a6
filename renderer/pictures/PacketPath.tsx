import { useState } from 'react'
import { msg } from '../../contract/message.ts'
import { PictureFrame } from './PictureFrame.tsx'
import { PathDrawing } from './PathDrawing.tsx'
import { PathWords } from './PathWords.tsx'
import type { Way } from './packet-path.ts'

/** The chains that a connection passes on the host, with counters that move while one tries. */
export function PacketPath({ host, way: first = 'through' }: { host: string; way?: Way }) {
  const [way, setWay] = useState<Way>(first)
  return (
    <PictureFrame
      host={host}
      kind="packet-path"
      title={msg`A packet’s way`}
      height={28}
      about={msg`Chains are passed from top to bottom; the first rule that fits and decides ends the chain. Try a connection and see which counters move; Bulkhead’s own checks move them too.`}
      draw={(picture, isLive) => <PathDrawing picture={picture} isLive={isLive} way={way} onWay={setWay} />}
      words={(picture, isLive) => <PathWords picture={picture} isLive={isLive} way={way} />}
    />
  )
}
