import type { ClassLink } from '../../../contract/class/membership.ts'
import { useConnectionState } from '../../connection/use-connection.ts'
import type { Member } from '../membership.ts'

/** How the link to the class stands; `undefined` while a hosted lab's engine is away, which is on the class server. */
export function useClassLink({ place, link }: Member): ClassLink | undefined {
  const isEngineHere = useConnectionState().kind === 'online'
  return place === 'hosted' && !isEngineHere ? undefined : link
}
