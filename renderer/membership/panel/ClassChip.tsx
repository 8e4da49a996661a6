import { Button } from 'react-aria-components/Button'
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'
import { clockTime } from '../../exercise/clock-time.ts'
import { useText } from '../../language/use-text.ts'
import { Icon } from '../../ui/Icon.tsx'
import menu from '../../ui/menu.module.css'
import { type Member, useMembership } from '../membership.ts'
import { unread } from '../messages.ts'
import { ClassPanel } from './ClassPanel.tsx'
import style from './panel.module.css'
import { linkWords } from './link-words.ts'
import { showPanel, usePanelShown } from './panel-state.ts'
import { useClassLink } from './use-class-link.ts'

/** Which class one is in and how the link to it stands; opens what there is to know. */
export function ClassChip() {
  const membership = useMembership()
  if (membership?.kind === 'member') return <MemberChip member={membership} />
  if (membership?.kind === 'waiting') return <WaitingChip className={membership.className} />
  return membership?.trouble ? <RefusedChip /> : null
}

function MemberChip({ member }: { member: Member }) {
  const t = useText()
  const isOpen = usePanelShown()
  const { look, short } = linkWords(useClassLink(member), member.pending, clockTime)
  const count = unread(member.messages, member.readUpTo).length
  const state = t(short)
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={showPanel}>
      <Button
        className={style.chip}
        data-class-chip
        data-look={look}
        aria-label={
          count === 0
            ? t`Class “${member.className}”: ${state}`
            : t`Class “${member.className}”: ${state}, unread messages: ${count}`
        }
      >
        <Icon name="people" />
        <span className={style.name}>{member.className}</span>
        <span className={style.state}>{state}</span>
        {count > 0 && <span className={style.count}>{count}</span>}
      </Button>
      <Popover className={`${menu.popover} ${style.popover}`} placement="bottom end" offset={6}>
        <Dialog className={style.panel} aria-label={t`Class “${member.className}”`}>
          <ClassPanel member={member} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

/** Who waited and works on something else hears of it; why it is stands on the page. */
function RefusedChip() {
  const t = useText()
  return (
    <a className={style.chip} data-class-chip data-look="bad" href="#/class">
      <Icon name="people" />
      <span className={style.state} role="status">{t`not in the class`}</span>
    </a>
  )
}

function WaitingChip({ className }: { className: string }) {
  const t = useText()
  return (
    <a className={style.chip} data-class-chip data-look="busy" href="#/class">
      <Icon name="people" />
      <span className={style.name}>{className}</span>
      <span className={style.state}>{t`waiting`}</span>
    </a>
  )
}
