import type { CSSProperties, ReactNode, SubmitEvent } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import type { Trouble } from '../../contract/lab.ts'
import dialog from './dialog.module.css'
import { TroubleNote } from './TroubleNote.tsx'

interface FormDialogProps {
  title: string
  trouble?: Trouble
  /** There is a table in it. */
  isWide?: boolean
  children: ReactNode
  onSubmit(event: SubmitEvent): Promise<void>
  onClose(): void
}

/** Something to fill in, over the page. Shown as long as it is rendered; pressing beside it loses nothing. */
export function FormDialog({ title, trouble, isWide, children, onSubmit, onClose }: FormDialogProps) {
  return (
    <ModalOverlay className={dialog.overlay} isOpen onOpenChange={(open) => open || onClose()}>
      <Modal
        className={dialog.modal}
        style={isWide ? ({ '--dialog-width': '44rem' } as CSSProperties) : undefined}
      >
        <Dialog>
          <form className={dialog.dialog} noValidate onSubmit={(event) => void onSubmit(event)}>
            <Heading slot="title" className={dialog.title}>
              {title}
            </Heading>
            {trouble && <TroubleNote trouble={trouble} />}
            {children}
          </form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
