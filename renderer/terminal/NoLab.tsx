import { joined } from '../../contract/message.ts'
import { useText } from '../language/use-text.ts'
import { NotOpenYet } from '../membership/lazy.tsx'
import { useIsHosted } from '../membership/membership.ts'
import { useMachine } from '../system/machine.ts'
import { Button } from '../ui/Button.tsx'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import { TroubleCard } from '../ui/TroubleCard.tsx'
import type { Lab } from '../workspace/use-lab.ts'
import style from './TerminalPanel.module.css'

/** What is in the terminal's place while there is no lab to have one in. */
export function NoLab({ exercise, lab }: { exercise: string; lab: Lab }) {
  const t = useText()
  const { state, open, cancel, others, openInstead, isLocked } = lab
  const isHosted = useIsHosted()
  const { canOpenLabs, setUp } = useMachine()
  const trouble = state?.kind === 'failed' ? state.trouble : (open.trouble ?? openInstead.trouble)
  const progress = state?.kind === 'opening' ? state.progress : undefined
  const stands =
    (state?.kind === 'closed' || state?.kind === 'asleep' || state?.kind === 'failed') &&
    !open.pending &&
    !openInstead.pending
  if (isLocked && stands) {
    return (
      <div className={style.middle}>
        <NotOpenYet exercise={exercise} />
      </div>
    )
  }
  if (!canOpenLabs && isHosted) {
    return (
      <div className={style.middle}>
        <p>{t`Labs can’t be opened now: the machine of your class is not ready for them. You can read on meanwhile.`}</p>
      </div>
    )
  }
  if (!canOpenLabs) {
    return (
      <div className={style.middle}>
        <p>{t`Labs can’t be opened yet: this machine has to be set up first. You can read on meanwhile.`}</p>
        <Button look="primary" onPress={setUp}>{t`Go to the set-up`}</Button>
      </div>
    )
  }
  if (stands && trouble) {
    return (
      <div className={style.middle}>
        <TroubleCard trouble={trouble}>
          <Button look="primary" onPress={() => void open.run()}>
            {t`Open lab again`}
          </Button>
        </TroubleCard>
      </div>
    )
  }
  if (stands && state.kind === 'asleep') {
    return (
      <div className={style.middle}>
        <p>
          {t`Nobody used this lab for a while, so its hosts were shut down to make room for others. Their files are kept; what ran on them begins anew, as after a reboot.`}
        </p>
        <Button look="primary" onPress={() => void open.run()}>
          {t`Bring it back`}
        </Button>
      </div>
    )
  }
  if (stands && others.length > 0) {
    return (
      <div className={style.middle}>
        <div className={style.stillOpen}>
          <p>{t.rich`Still open: ${<b>{t(joined(others.map(({ title }) => title)))}</b>}.`}</p>
          <p className={style.soft}>
            {isHosted
              ? t`Each lab takes a place on the machine of your class, for which others may wait. What you did on its hosts is lost when it is closed; what you achieved stays.`
              : t`Each lab takes memory and time of this machine. What you did on its hosts is lost when it is closed; what you achieved stays.`}
          </p>
          <div className={style.choices}>
            <Button look="primary" onPress={() => void openInstead.run()}>
              {others.length > 1 ? t`Close them and open this one` : t`Close it and open this one`}
            </Button>
            <Button onPress={() => void open.run()}>{t`Open this one too`}</Button>
          </div>
        </div>
      </div>
    )
  }
  if (stands) {
    return (
      <div className={style.middle}>
        <p>{t`The lab is closed. Your progress is kept.`}</p>
        <Button look="primary" onPress={() => void open.run()}>
          {t`Open lab`}
        </Button>
      </div>
    )
  }
  return (
    <div className={style.middle}>
      <div className={style.opening}>
        <p>{progress ? t(progress.step) : t`Opening the lab…`}</p>
        <ProgressBar fraction={progress?.fraction ?? 0} label={t`Opening the lab`} />
        <p className={style.soft}>{progress?.detail}</p>
        {/* Nothing has begun yet: in a class one may have to wait for a place. */}
        {isHosted && progress?.fraction === 0 && (
          <Button
            isPending={cancel.pending}
            onPress={() => void cancel.run().then(() => open.forget())}
          >{t`Cancel`}</Button>
        )}
      </div>
    </div>
  )
}
