import { Dialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import type { Look } from '../../../contract/class/course.ts'
import { useAction } from '../../connection/use-action.ts'
import { useText } from '../../language/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import dialog from '../../ui/dialog.module.css'
import { Icon } from '../../ui/Icon.tsx'
import { TroubleNote } from '../../ui/TroubleNote.tsx'
import style from './notices.module.css'
import { useArmed } from './use-armed.ts'

/** Somebody of the class asks to see the terminals. Only a button answers, and no key that was meant for a terminal. */
export function LookQuestion({ look, className }: { look: Look; className: string }) {
  const t = useText()
  const isArmed = useArmed()
  const yes = useAction((client) => client.classroom.answerLook({ look: look.id, yes: true }))
  const no = useAction((client) => client.classroom.answerLook({ look: look.id, yes: false }))
  const trouble = yes.trouble ?? no.trouble
  return (
    <ModalOverlay className={dialog.overlay} isOpen isKeyboardDismissDisabled>
      <Modal className={`${dialog.modal} ${style.question}`}>
        <Dialog className={dialog.dialog} role="alertdialog">
          <Heading slot="title" className={`${dialog.title} ${style.asks}`}>
            <Icon name="eye" size={22} />
            {t`${look.by} asks to see your terminals`}
          </Heading>
          <div className={dialog.body}>
            <p>
              {t`If you say yes, ${look.by} (staff of “${className}”) sees what your terminals show, and what they showed last, read only: they can type nothing. The rest of this window is not shown: no notes, no answers, no other program.`}
            </p>
            <p>
              {t`A sign stays above and on the terminals as long as it lasts. You can stop it there at any time. To say no has no consequences in Bulkhead.`}
            </p>
          </div>
          {trouble && <TroubleNote trouble={trouble} />}
          <div className={dialog.actions}>
            <Button isDisabled={!isArmed || yes.pending} isPending={no.pending} onPress={() => void no.run()}>
              {t`No, don’t show them`}
            </Button>
            <Button
              look="primary"
              isDisabled={!isArmed || no.pending}
              isPending={yes.pending}
              onPress={() => void yes.run()}
            >
              {t`Yes, show my terminals`}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
