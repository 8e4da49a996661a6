import { RPC_PATH, TERMINAL_PATH } from '../../../contract/bridge.ts'
import { askAbout } from '../../classroom/gate/about.ts'
import type { Reach } from '../../connection/browser-carrier.ts'

/** A learner's own engine on the class server that this page came from. Its pages are there for anybody: who one is, it says itself. */
export const hostedReach: Reach = {
  far: 'hosted',
  rpc: RPC_PATH,
  terminal: TERMINAL_PATH,
  reason: () =>
    askAbout().then(
      ({ me }) => (me?.role === 'learner' ? 'unreachable' : 'unknown-session'),
      () => 'unreachable',
    ),
}
