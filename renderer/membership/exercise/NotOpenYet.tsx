import { useId } from 'react'
import { useText } from '../../language/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import style from '../membership.module.css'
import { When } from '../When.tsx'
import { useStanding } from './use-standing.ts'

/** In the terminal's place, while the class has not opened an exercise. */
export function NotOpenYet({ exercise }: { exercise: string }) {
  const t = useText()
  const about = useId()
  const { standing, className } = useStanding(exercise)
  if (standing?.kind !== 'locked') return null
  return (
    <div className={style.notOpen}>
      <div id={about}>
        <p>{t.rich`The lab opens ${<When at={standing.opensAt} />}.`}</p>
        <p>
          {t`Your class “${className}” begins this exercise together, by the clock of the class. Until then, read the lesson or work on another exercise.`}
        </p>
      </div>
      <Button isDisabled aria-describedby={about}>
        {t`Open lab`}
      </Button>
    </div>
  )
}
