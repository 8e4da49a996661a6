import { type SubmitEvent, useState } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { useText } from '../language/use-text.ts'
import { Button } from '../ui/Button.tsx'
import dialog from '../ui/dialog.module.css'
import { type Tab, titleOf } from './deck.ts'
import style from './RenameDialog.module.css'

/** More doesn’t fit into a tab. */
const MAX_NAME = 30

interface RenameDialogProps {
  tab: Tab
  onRename(name: string): void
  onClose(): void
}

export function RenameDialog({ tab, onRename, onClose }: RenameDialogProps) {
  const t = useText()
  const [name, setName] = useState(titleOf(tab))
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    onClose()
    onRename(name.trim() === tab.info.title ? '' : name)
  }
  return (
    <ModalOverlay className={dialog.overlay} isOpen isDismissable onOpenChange={(open) => open || onClose()}>
      <Modal className={dialog.modal}>
        <Dialog>
          <form className={dialog.dialog} onSubmit={submit}>
            <Heading slot="title" className={dialog.title}>
              {t`Rename the terminal`}
            </Heading>
            <label className={style.field}>
              {t`Name`}
              <input
                autoFocus
                maxLength={MAX_NAME}
                value={name}
                onChange={({ target }) => setName(target.value)}
                onFocus={({ target }) => target.select()}
              />
              <span className={style.hint}>{t`Empty, it is called ${tab.info.title} again.`}</span>
            </label>
            <div className={dialog.actions}>
              <Button onPress={onClose}>{t`Cancel`}</Button>
              <Button type="submit" look="primary">
                {t`Rename`}
              </Button>
            </div>
          </form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
