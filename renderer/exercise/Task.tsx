import { useId, useState } from 'react'
import { type Message, msg } from '../../contract/message.ts'
import { useText } from '../language/use-text.ts'
import { ShortText } from '../params/params.tsx'
import { Button } from '../ui/Button.tsx'
import type { IconName } from '../ui/Icon.tsx'
import { Icon } from '../ui/Icon.tsx'
import { clockTime } from './clock-time.ts'
import { Evidence } from './Evidence.tsx'
import { Hints, useHints } from './Hints.tsx'
import style from './Task.module.css'
import type { TaskState, TaskView } from './task-view.ts'

const looks: Record<TaskState, { icon: IconName; text: Message }> = {
  unknown: { icon: 'circle', text: msg`Not looked at yet` },
  done: { icon: 'check', text: msg`Done` },
  slipped: { icon: 'undo', text: msg`Achieved, but not true now` },
  open: { icon: 'circle', text: msg`Not done yet` },
  trouble: { icon: 'alert', text: msg`We couldn’t check` },
  unsupported: { icon: 'minus', text: msg`Not possible on this machine` },
}

/** Nobody looked in this lab yet, but it was achieved in an earlier one. */
const achievedBefore = { icon: 'check', text: msg`Achieved before` } as const

interface TaskProps {
  exercise: string
  task: TaskView
  hintsBefore: number
  /** The one that the learner is at. */
  isAtHand: boolean
  onHint(): void
}

export function Task({ exercise, task, hintsBefore, isAtHand, onHint }: TaskProps) {
  const t = useText()
  const { info, state, achieved, checks } = task
  // What keeps this task from being done is shown by itself, and then stays: nothing goes away while one reads it.
  const [showsItself, setShowsItself] = useState(false)
  if (!showsItself && checks.length > 0 && (isAtHand || state === 'slipped')) setShowsItself(true)
  const [chosen, setChosen] = useState<boolean>()
  const open = (chosen ?? showsItself) && checks.length > 0
  const hints = useHints(exercise, info, hintsBefore)
  const evidence = useId()
  const look = state === 'unknown' && achieved ? achievedBefore : looks[state]
  return (
    <li className={`${style.task} ${style[state]}`} data-task={info.id} data-state={state}>
      <span className={style.mark}>
        <Icon name={look.icon} size={14} />
      </span>
      <div className={style.body}>
        <div className={style.head}>
          <h3 className={style.title}>
            <ShortText text={info.title} />
          </h3>
          <p className={style.points}>
            {state === 'unsupported' ? t`doesn’t count` : t`${info.points} points`}
          </p>
        </div>
        <p className={style.description}>
          <ShortText text={info.description} />
        </p>
        <div className={style.foot}>
          <p className={style.state} title={achieved && t`First achieved at ${clockTime(achieved)}`}>
            {t(look.text)}
          </p>
          <Button
            small
            look="quiet"
            aria-expanded={open}
            aria-controls={evidence}
            isDisabled={checks.length === 0}
            onPress={() => setChosen(!open)}
          >
            {open ? t`Hide evidence` : t`Show evidence`}
          </Button>
          {hints.left > 0 && (
            <Button
              small
              look="quiet"
              icon="bulb"
              isPending={hints.pending}
              onPress={() => void hints.next().then(onHint)}
            >
              {hints.shown.length === 0 ? t`Hint` : t`Next hint`}
            </Button>
          )}
        </div>
        <Hints hints={hints} />
        <div id={evidence} hidden={!open}>
          {open && <Evidence checks={checks} trouble={state === 'trouble'} />}
        </div>
      </div>
    </li>
  )
}
