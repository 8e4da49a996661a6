import type { ReactNode } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { useText } from '../language/use-text.ts'
import { Button } from './Button.tsx'
import style from './dialog.module.css'

export interface ConfirmDialogProps {
  title: string
  children: ReactNode
  /** What the confirming button says. */
  action: string
  danger?: boolean
  onConfirm(): void
  onClose(): void
}

/** Shown as long as it is rendered. */
export function ConfirmDialog({ title, children, action, danger, onConfirm, onClose }: ConfirmDialogProps) {
  const t = useText()
  return (
    <ModalOverlay className={style.overlay} isOpen isDismissable onOpenChange={(open) => open || onClose()}>
      <Modal className={style.modal}>
        <Dialog className={style.dialog} role="alertdialog">
          <Heading slot="title" className={style.title}>
            {title}
          </Heading>
          <div className={style.body}>{children}</div>
          <div className={style.actions}>
            <Button onPress={onClose} autoFocus>
              {t`Cancel`}
            </Button>
            <Button
              look={danger ? 'danger' : 'primary'}
              onPress={() => {
                onClose()
                onConfirm()
              }}
            >
              {action}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
