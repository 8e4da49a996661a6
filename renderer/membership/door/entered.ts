import type { JoinAsk } from '../../../contract/class/doors.ts'
import { isName, isRosterId } from '../../classroom/ui/names.ts'

/** What is entered, its code as `tidyCode` leaves it. */
export type Entered = Pick<JoinAsk, 'code' | 'name' | 'rosterId'>

const CODE_LENGTH = 8

/** What no class server would read, so that nobody takes it for a server that is away. */
export function wrongIn({ code, name, rosterId }: Entered): 'code' | 'name' | 'id' | undefined {
  if (code.length !== CODE_LENGTH) return 'code'
  if (!isName(name)) return 'name'
  return rosterId === undefined || isRosterId(rosterId) ? undefined : 'id'
}
