import type { ReactNode } from 'react'
import { Component } from 'react'
import { useText } from '../language/use-text.ts'
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
    return <Undrawn error={error} onAgain={() => this.setState({ error: undefined })} />
  }
}

function Undrawn({ error, onAgain }: { error: unknown; onAgain(): void }) {
  const t = useText()
  return (
    <div className={style.empty}>
      <p>
        {error instanceof Error
          ? t`This picture could not be drawn. That is our mistake, not yours (${error.message}).`
          : t`This picture could not be drawn. That is our mistake, not yours.`}
      </p>
      <Button small onPress={onAgain}>
        {t`Draw it again`}
      </Button>
    </div>
  )
}
