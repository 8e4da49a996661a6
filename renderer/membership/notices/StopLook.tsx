import { Button } from 'react-aria-components/Button'
import type { Look } from '../../../contract/class/course.ts'
import { useAction } from '../../connection/use-action.ts'
import { useText } from '../../language/use-text.ts'
import style from './notices.module.css'

export function StopLook({ look }: { look: Look }) {
  const t = useText()
  const stop = useAction((client) => client.classroom.answerLook({ look: look.id, yes: false }))
  return (
    <>
      <Button
        className={style.stop}
        aria-label={t`Stop: ${look.by} no longer sees the terminals`}
        isDisabled={stop.pending}
        onPress={() => void stop.run()}
      >
        {t`Stop`}
      </Button>
      {stop.trouble && <span role="alert">{t(stop.trouble.what)}</span>}
    </>
  )
}
