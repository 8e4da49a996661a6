import { msg } from '../../contract/message.ts'
import { useText } from '../language/use-text.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import style from './ConnectionBanner.module.css'
import { useConnection, useConnectionState } from './use-connection.ts'

const texts = {
  engine: {
    unreachable: {
      what: msg`The lab engine does not answer.`,
      todo: msg`Your labs and your progress are safe. This window reconnects by itself; if it doesn’t, start Bulkhead again.`,
    },
    'unknown-session': {
      what: msg`The lab engine does not know this window.`,
      todo: msg`It was probably started anew: open the address that it printed then. Your progress is kept.`,
    },
  },
  hosted: {
    unreachable: {
      what: msg`The class server does not answer.`,
      todo: msg`Your lab and what you achieved are on it, and stay. This window reconnects by itself; see that you are still on its network.`,
    },
    'unknown-session': {
      what: msg`The class server does not know you any more.`,
      todo: msg`You were signed out, or you went on from another browser. Load this page again to join again.`,
    },
  },
  class: {
    unreachable: {
      what: msg`The class server does not answer.`,
      todo: msg`What you see is how things stood. Learners go on working, and their machines report later. This window reconnects by itself.`,
    },
    'unknown-session': {
      what: msg`The class server does not know you any more.`,
      todo: msg`You were signed out, or somebody signed you out. Load this page again to sign in.`,
    },
  },
}

/** Says calmly that the engine, or the class server, is away; nothing is shown while all is well. */
export function ConnectionBanner() {
  const t = useText()
  const connection = useConnection()
  const state = useConnectionState()
  const said = state.kind === 'offline' ? texts[connection.far][state.reason] : undefined
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
