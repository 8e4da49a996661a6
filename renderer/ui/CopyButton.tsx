import { type ReactNode, useState } from 'react'
import { useText } from '../language/use-text.ts'
import { Button } from './Button.tsx'

interface CopyButtonProps {
  children: ReactNode
  /** What is copied; where it has to be asked for, it may fail. */
  text(): string | Promise<string>
  /** Of several: which one, for those who don't see what stands beside it. */
  of?: string
  small?: boolean
}

/** Copies, and says so where the button is. */
export function CopyButton({ children, text, of, small }: CopyButtonProps) {
  const t = useText()
  const [state, setState] = useState<'idle' | 'pending' | 'copied' | 'failed'>('idle')
  const copy = async () => {
    setState('pending')
    try {
      await navigator.clipboard.writeText(await text())
      setState('copied')
    } catch {
      setState('failed')
    }
    setTimeout(() => setState('idle'), 2500)
  }
  const said = { idle: '', pending: '', copied: t`Copied`, failed: t`It could not be copied` }[state]
  return (
    <>
      <Button
        small={small}
        look={small ? 'quiet' : 'normal'}
        icon={state === 'copied' ? 'check' : 'copy'}
        isPending={state === 'pending'}
        aria-label={of === undefined || said ? undefined : t`Copy: ${of}`}
        onPress={() => void copy()}
      >
        {said || children}
      </Button>
      <span className="visually-hidden" role="status">
        {said}
      </span>
    </>
  )
}
