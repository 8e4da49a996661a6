import { msg } from '../../contract/message.ts'
import type { ProcessesPicture } from '../../contract/picture.ts'
import { PictureFrame } from './PictureFrame.tsx'
import { processTree } from './process-tree.ts'
import { ProcessTreeView } from './ProcessTreeView.tsx'
import { ProcessWords } from './ProcessWords.tsx'

/** From a lab host's first process to those of its containers. */
export function ProcessTree({ host }: { host: string }) {
  return (
    <PictureFrame
      host={host}
      kind="processes"
      title={msg`Processes`}
      height={24}
      about={msg`Every process of a container is one of the host’s, with a number there and another one inside.`}
      draw={(picture) => <Drawn picture={picture} />}
      words={(picture) => <ProcessWords roots={processTree(picture)} more={picture.more} />}
    />
  )
}

function Drawn({ picture }: { picture: ProcessesPicture }) {
  return <ProcessTreeView roots={processTree(picture)} more={picture.more} />
}
