import { useState } from 'react'

/** Of many, so many at first; all of them as soon as somebody asks for them. */
export function useFirst<T>(all: readonly T[], count: number): { shown: readonly T[]; showAll?: () => void } {
  const [isAll, setAll] = useState(false)
  if (isAll || all.length <= count) return { shown: all }
  return { shown: all.slice(0, count), showAll: () => setAll(true) }
}
