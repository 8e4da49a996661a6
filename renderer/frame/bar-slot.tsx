import { type ReactNode, createContext, use } from 'react'
import { createPortal } from 'react-dom'

/** The place in the top bar that a view may fill. */
export const BarSlot = createContext<HTMLElement | null>(null)

/** Puts what belongs to a view into the top bar, between what is there on all views. */
export function InBar({ children }: { children: ReactNode }) {
  const slot = use(BarSlot)
  return slot && createPortal(children, slot)
}
