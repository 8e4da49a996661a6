import type { ReactNode } from 'react'
import { useText } from '../language/use-text.ts'
import { Button } from './Button.tsx'
import dialog from './dialog.module.css'

interface FormActionsProps {
  /** What the submitting button says. */
  action: string
  isPending?: boolean
  isDisabled?: boolean
  /** Further buttons, before the others. */
  children?: ReactNode
  /** Absent where there is nothing left to cancel. */
  onCancel?(): void
}

/** The end of a form in a dialog. */
export function FormActions({ action, isPending, isDisabled, children, onCancel }: FormActionsProps) {
  const t = useText()
  return (
    <div className={dialog.actions}>
      {children}
      {onCancel && <Button onPress={onCancel}>{t`Cancel`}</Button>}
      <Button type="submit" look="primary" isDisabled={isDisabled} isPending={isPending}>
        {action}
      </Button>
    </div>
  )
}
