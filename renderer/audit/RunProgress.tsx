import { useText } from '../language/use-text.ts'
import { Button } from '../ui/Button.tsx'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import style from './RunProgress.module.css'

export function RunProgress({ fraction, onLeave }: { fraction: number; onLeave(): void }) {
  const t = useText()
  return (
    <div className={style.progress}>
      <p role="status">{t`Looking…`}</p>
      <ProgressBar fraction={fraction} label={t`Audit`} />
      <Button onPress={onLeave} autoFocus>
        {t`Don’t wait for it`}
      </Button>
    </div>
  )
}
