import { CLASS_RPC_PATH, LOOK_PATH } from '../../contract/class/paths.ts'
import { browserCarrier } from '../connection/browser-carrier.ts'
import { type Connection, createConnection } from '../connection/connection.ts'
import { classAway } from './away.ts'
import { askAbout } from './gate/about.ts'
import type { ClassClient } from './use-class.ts'

/** To the class server that this page came from. Terminals are named by their look: `<look>/<terminal>`. */
export function connectToClass(page: URL): Connection<ClassClient> {
  const carrier = browserCarrier(page, {
    away: classAway,
    rpc: CLASS_RPC_PATH,
    terminal: LOOK_PATH,
    reason: () =>
      askAbout().then(
        ({ me }) => (me && me.role !== 'learner' ? 'unreachable' : 'unknown-session'),
        () => 'unreachable',
      ),
  })
  return createConnection<ClassClient>(carrier)
}
