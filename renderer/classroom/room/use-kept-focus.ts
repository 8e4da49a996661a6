import { useLayoutEffect, useRef } from 'react'

/** For a place whose buttons go with what they answered: the focus then goes to the place, and is not lost. */
export function useKeptFocus() {
  const ref = useRef<HTMLElement>(null)
  const isWithin = useRef(false)
  useLayoutEffect(() => {
    if (isWithin.current && (!document.activeElement || document.activeElement === document.body))
      ref.current?.focus({ preventScroll: true })
  })
  return {
    ref,
    kept: {
      // A dialog that was opened from here brings the focus back by itself.
      onFocus: ({ target }: { target: Element }) =>
        void (isWithin.current = ref.current?.contains(target) === true),
      // What is taken away is blurred too, in some browsers; then nobody went anywhere else.
      onBlur: ({ relatedTarget, target }: { relatedTarget: EventTarget | null; target: Element }) => {
        if (relatedTarget instanceof Node ? !ref.current?.contains(relatedTarget) : target.isConnected)
          isWithin.current = false
      },
    },
  }
}
