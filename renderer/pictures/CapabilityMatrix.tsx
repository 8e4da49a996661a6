import { msg } from '../../contract/message.ts'
import type { ProcessesPicture } from '../../contract/picture.ts'
import { CapabilityGrid } from './CapabilityGrid.tsx'
import { CapabilityWords } from './CapabilityWords.tsx'
import { capabilityRows } from './capability-rows.ts'
import { PictureFrame } from './PictureFrame.tsx'

/** What the containers of a lab host may do, beside what Docker gives by default. */
export function CapabilityMatrix({ host }: { host: string }) {
  return (
    <PictureFrame
      host={host}
      kind="processes"
      title={msg`Capabilities`}
      height={30}
      about={msg`Of each container’s first process. “Extra” is more than Docker gives by default; “may gain” needs a program that gives it.`}
      draw={(picture) => <Drawn picture={picture} />}
      words={(picture) => <CapabilityWords {...capabilityRows(picture)} />}
    />
  )
}

function Drawn({ picture }: { picture: ProcessesPicture }) {
  return <CapabilityGrid {...capabilityRows(picture)} />
}
