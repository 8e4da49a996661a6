import type { ReactNode } from 'react'
import { Component } from 'react'
import { Button } from '../ui/Button.tsx'
import style from './Picture.module.css'

/** Keeps a picture that can't be drawn from taking the lesson with it. */
export class PictureBoundary extends Component<{ children: ReactNode }, { error?: unknown }> {
  override state: { error?: unknown } = {}

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  override render() {
    const { error } = this.state
    if (error === undefined) return this.props.children
    return (
      <div className={style.empty}>
        <p>
          This picture could not be drawn. That is our mistake, not yours
          {error instanceof Error && ` (${error.message})`}.
        </p>
        <Button small onPress={() => this.setState({ error: undefined })}>
          Draw it again
        </Button>
      </div>
    )
  }
}
