import { Dialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { type Message, msg } from '../../contract/message.ts'
import { useText } from '../language/use-text.ts'
import { useSetting } from '../settings/settings.ts'
import { IconButton } from '../ui/Button.tsx'
import dialog from '../ui/dialog.module.css'
import { type Action, type ActionGroup, actionGroups, useAllActions } from './actions.ts'
import type { Chord } from './chord.ts'
import { showOverlay } from './open-palette.ts'
import { SpokenShortcut } from './Shortcut.tsx'
import style from './ShortcutList.module.css'

/** Those that no action has: they belong to what has the focus. */
const others: { title: Message; chord: Chord }[] = [
  { title: msg`To the next part of the window, also out of a terminal`, chord: 'F6' },
  { title: msg`To the part before`, chord: 'Shift+F6' },
]

/** All shortcuts that work now. Shown as long as it is rendered. */
export function ShortcutList() {
  const t = useText()
  const actions = useAllActions().filter(({ shortcuts = [] }) => shortcuts.length > 0)
  const [isOn] = useSetting('shortcuts')
  const close = () => showOverlay(undefined)
  const groups = Object.keys(actionGroups) as ActionGroup[]
  return (
    <ModalOverlay className={dialog.overlay} isOpen isDismissable onOpenChange={(open) => open || close()}>
      <Modal className={`${dialog.modal} ${style.modal}`}>
        <Dialog className={dialog.dialog}>
          <div className={style.head}>
            <Heading slot="title" className={dialog.title}>
              {t`Keyboard shortcuts`}
            </Heading>
            <IconButton icon="close" label={t`Close`} onPress={close} />
          </div>
          {!isOn && (
            <p className={style.off}>{t`They are switched off in the settings; F6 works all the same.`}</p>
          )}
          <p className={style.soft}>
            {t`While you type in a terminal, its programs get the other keys: there, only those with Ctrl and Shift and the F keys are Bulkhead’s.`}
          </p>
          <dl className={style.list}>
            {groups.flatMap((group) =>
              actions
                .filter((action) => action.group === group)
                .map((action) => <Row key={action.id} action={action} />),
            )}
            {others.map(({ title, chord }) => (
              <div key={chord} className={style.row}>
                <dt>{t(title)}</dt>
                <dd>
                  <SpokenShortcut keys={chord} />
                </dd>
              </div>
            ))}
          </dl>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function Row({ action: { title, shortcuts = [] } }: { action: Action }) {
  const t = useText()
  return (
    <div className={style.row}>
      <dt>{t(title)}</dt>
      <dd>
        {shortcuts.map((chord) => (
          <SpokenShortcut key={chord} keys={chord} />
        ))}
      </dd>
    </div>
  )
}
