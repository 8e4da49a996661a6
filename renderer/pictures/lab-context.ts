import { createContext } from 'react'

/** The lab of the lesson that is shown. */
export interface LessonLab {
  exercise: string
  /** Hosts are being made or made anew. */
  isComing: boolean
  /** Names the set of hosts while they are open: fresh hosts have another one. */
  hosts?: string
}

export const LabContext = createContext<LessonLab | undefined>(undefined)
