import { useEffect, useRef, useState } from 'react'
import type { Person } from '../../../contract/class/index.ts'
import { type Message, msg } from '../../../contract/message.ts'
import type { TerminalInfo } from '../../../contract/terminal.ts'
import { OutageError } from '../../connection/carrier.ts'
import { troubleOf } from '../../connection/trouble.ts'
import { useText } from '../../language/use-text.ts'
import { Button, Spinner } from '../../ui/Button.tsx'
import { ToggleButton } from '../../ui/ToggleButton.tsx'
import { useClassConnection } from '../use-class.ts'
import style from './LearnerView.module.css'
import { LookScreen } from './LookScreen.tsx'

type State =
  | { kind: 'asking' }
  | { kind: 'running'; look: string; terminals: readonly TerminalInfo[] }
  | { kind: 'ended'; why: Message }

const endings = {
  refused: msg`They would rather not show their terminals now.`,
  ended: msg`The look has ended.`,
  away: msg`They are not connected any more.`,
}

/** Looks at a learner's terminals, once they said yes, until either side ends it. */
export function Look({ person, onClose }: { person: Person; onClose(): void }) {
  const t = useText()
  const state = useLook(person.id)
  const [chosen, setChosen] = useState<string>()
  const place = useRef<HTMLElement>(null)
  useEffect(() => place.current?.focus(), [])
  const running = state.kind === 'running' ? state.terminals.filter((one) => one.state === 'running') : []
  const shown = running.find(({ id }) => id === chosen) ?? running[0]
  return (
    <section ref={place} className={style.look} aria-label={t`Terminals of ${person.name}`} tabIndex={-1}>
      <div className={style.lookBar}>
        <p role="status">
          {state.kind === 'asking' && (
            <>
              <Spinner /> {t`${person.name} is being asked. Nothing is shown before they say yes.`}
            </>
          )}
          {state.kind === 'running' &&
            t`You see what ${person.name} sees, and can’t type. A sign in their window says so as long as it lasts.`}
          {state.kind === 'ended' && t(state.why)}
        </p>
        {running.length > 1 && (
          <div role="group" aria-label={t`Terminals`}>
            {running.map((terminal) => (
              <ToggleButton
                key={terminal.id}
                isSelected={terminal === shown}
                onChange={() => setChosen(terminal.id)}
              >
                {terminal.title}
              </ToggleButton>
            ))}
          </div>
        )}
        <Button small icon="close" onPress={onClose}>
          {state.kind === 'ended' ? t`Close` : state.kind === 'asking' ? t`Don’t ask` : t`Stop looking`}
        </Button>
      </div>
      {state.kind === 'running' && !shown && <p>{t`They have no terminal open.`}</p>}
      {state.kind === 'running' && shown && <LookScreen key={shown.id} look={state.look} terminal={shown} />}
    </section>
  )
}

/** Asks as long as it is shown: going away ends it. */
function useLook(person: string): State {
  const { client } = useClassConnection()
  const [state, setState] = useState<State>({ kind: 'asking' })
  useEffect(() => {
    const ending = new AbortController()
    const { signal } = ending
    const run = async () => {
      for await (const news of await client.help.look({ person }, { signal })) {
        if (signal.aborted) return
        if (news.state === 'ended') return setState({ kind: 'ended', why: endings[news.why] })
        if (news.state === 'running') {
          setState({ kind: 'running', look: news.look, terminals: news.terminals })
        }
      }
      if (!signal.aborted) setState({ kind: 'ended', why: endings.ended })
    }
    run().catch((error: unknown) => {
      if (signal.aborted) return
      const why = error instanceof OutageError ? endings.ended : troubleOf(error).what
      setState({ kind: 'ended', why })
    })
    return () => ending.abort()
  }, [client, person])
  return state
}
