import { msg } from '../../contract/message.ts'
import { useText } from '../language/use-text.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import type { Away } from './carrier.ts'
import style from './ConnectionBanner.module.css'
import { useConnection, useConnectionState } from './use-connection.ts'

const ofEngine: Away['said'] = {
  unreachable: {
    what: msg`The lab engine does not answer.`,
    todo: msg`Your labs and your progress are safe. This window reconnects by itself; if it doesn’t, start Bulkhead again.`,
  },
  'unknown-session': {
    what: msg`The lab engine does not know this window.`,
    todo: msg`It was probably started anew: open the address that it printed then. Your progress is kept.`,
  },
}

/** Says calmly that the engine, or the class server, is away; nothing is shown while all is well. */
export function ConnectionBanner() {
  const t = useText()
  const connection = useConnection()
  const state = useConnectionState()
  const texts = connection.away?.said ?? ofEngine
  const said = state.kind === 'offline' ? texts[state.reason] : undefined
  return (
    <div role="status" className={style.place}>
      {said && (
        <div className={style.banner}>
          <Icon name="alert" />
          <p>
            <strong>{t(said.what)}</strong> {t(said.todo)}
          </p>
          <Button small onPress={() => connection.retryNow()}>
            {t`Try now`}
          </Button>
        </div>
      )}
    </div>
  )
}
