import type { ReactNode } from 'react'
import { Component } from 'react'
import { msg } from '../../contract/message.ts'
import { troubleOf } from '../connection/trouble.ts'
import { useText } from '../language/use-text.ts'
import { Button } from './Button.tsx'
import style from './ErrorBoundary.module.css'
import { TroubleCard } from './TroubleCard.tsx'

/** Shows what went wrong instead of an empty page. React knows no way to write this as a function. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error?: unknown }> {
  override state: { error?: unknown } = {}

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  override render() {
    return this.state.error ? <Broken error={this.state.error} /> : this.props.children
  }
}

function Broken({ error }: { error: unknown }) {
  const t = useText()
  const todo = msg`Load the window again; your lab and your progress are kept.`
  return (
    <div className={style.place}>
      <TroubleCard trouble={{ ...troubleOf(error), todo }}>
        <Button look="primary" onPress={() => location.reload()}>
          {t`Load again`}
        </Button>
      </TroubleCard>
    </div>
  )
}
