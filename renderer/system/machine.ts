import { createContext, use } from 'react'

/** What this machine allows, for views that are also there when it can't open labs yet. */
export interface Machine {
  /** Labs can be opened. */
  canOpenLabs: boolean
  /** Goes to the set-up of what is missing for that. */
  setUp(): void
}

export const MachineContext = createContext<Machine>({ canOpenLabs: true, setUp: () => {} })

export function useMachine(): Machine {
  return use(MachineContext)
}
