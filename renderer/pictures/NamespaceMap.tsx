import { msg } from '../../contract/message.ts'
import type { ProcessesPicture } from '../../contract/picture.ts'
import { NamespaceGrid } from './NamespaceGrid.tsx'
import { NamespaceWords } from './NamespaceWords.tsx'
import { namespaceRows } from './namespace-rows.ts'
import { PictureFrame } from './PictureFrame.tsx'

/** Who is in which namespace of a lab host, and with whom. */
export function NamespaceMap({ host }: { host: string }) {
  return (
    <PictureFrame
      host={host}
      kind="processes"
      title={msg`Namespaces`}
      height={24}
      about={msg`Same letter in a column: the same namespace. The letter is that of the first row that is in it.`}
      draw={(picture) => <Drawn picture={picture} />}
      words={(picture) => <NamespaceWords {...namespaceRows(picture)} />}
    />
  )
}

function Drawn({ picture }: { picture: ProcessesPicture }) {
  return <NamespaceGrid {...namespaceRows(picture)} />
}
