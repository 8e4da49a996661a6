import type { ReactNode } from 'react'
import { Component } from 'react'
import { troubleOf } from '../connection/trouble.ts'
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
    if (!this.state.error) return this.props.children
    return (
      <div className={style.place}>
        <TroubleCard
          trouble={{
            ...troubleOf(this.state.error),
            todo: 'Load the window again; your lab and your progress are kept.',
          }}
        >
          <Button look="primary" onPress={() => location.reload()}>
            Load again
          </Button>
        </TroubleCard>
      </div>
    )
  }
}
