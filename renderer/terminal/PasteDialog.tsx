import { useState } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { useText } from '../language/use-text.ts'
import { useSetting } from '../settings/settings.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import dialog from '../ui/dialog.module.css'
import { asOneLine, countLines, visibleLines } from './paste-guard.ts'
import style from './PasteDialog.module.css'
import type { HeldPaste } from './session.ts'

/** So many lines are shown; nobody reads more, and drawing them takes its time. */
const SHOWN_LINES = 500

interface PasteDialogProps {
  paste: HeldPaste
  /** What the terminal is called. */
  into: string
  onPaste(text: string): void
  onClose(): void
}

/** Shows exactly what would be pasted. */
export function PasteDialog({ paste: { text, bracketed }, into, onPaste, onClose }: PasteDialogProps) {
  const t = useText()
  const [, setGuard] = useSetting('pasteGuard')
  const [noMore, setNoMore] = useState(false)
  const count = countLines(text)
  const lines = visibleLines(text)
  const paste = (what: string) => {
    if (noMore) setGuard(false)
    onClose()
    onPaste(what)
  }
  return (
    <ModalOverlay className={dialog.overlay} isOpen isDismissable onOpenChange={(open) => open || onClose()}>
      <Modal className={`${dialog.modal} ${style.modal}`}>
        <Dialog className={dialog.dialog} role="alertdialog">
          <Heading slot="title" className={dialog.title}>
            {count > 1 ? t`Paste ${count} lines into ${into}?` : t`Paste this into ${into}?`}
          </Heading>
          <div className={dialog.body}>
            <p>
              {bracketed
                ? t`The shell takes it as one piece: nothing runs until you press Enter.`
                : t`What runs there takes each line at once, as if you had pressed Enter after it.`}
            </p>
            <pre className={style.text} tabIndex={0} aria-label={t`What would be pasted`}>
              {lines.slice(0, SHOWN_LINES).map((line, at) => (
                // The lines of a text never change places.
                <span key={at} className={style.line}>
                  {line.map(({ text: part, isMark }, index) =>
                    isMark ? (
                      <span key={index} className={style.mark}>
                        {part}
                      </span>
                    ) : (
                      part
                    ),
                  )}
                  {'\n'}
                </span>
              ))}
              {lines.length > SHOWN_LINES && (
                <span className={style.mark}>{t`… and ${lines.length - SHOWN_LINES} more lines`}</span>
              )}
            </pre>
            <Checkbox isSelected={noMore} onChange={setNoMore}>
              {t`Do not ask again (the settings can turn this on again)`}
            </Checkbox>
          </div>
          <div className={`${dialog.actions} ${style.actions}`}>
            <Button onPress={onClose} autoFocus>
              {t`Cancel`}
            </Button>
            {count > 1 && <Button onPress={() => paste(asOneLine(text))}>{t`Paste as one line`}</Button>}
            <Button look="primary" onPress={() => paste(text)}>
              {t`Paste`}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
