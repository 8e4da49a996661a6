import { RPC_PATH, TERMINAL_PATH } from '../../../contract/bridge.ts'
import { msg } from '../../../contract/message.ts'
import { askAbout } from '../../classroom/gate/about.ts'
import type { Away } from '../../connection/carrier.ts'
import type { Reach } from '../../connection/browser-carrier.ts'

const away: Away = {
  said: {
    unreachable: {
      what: msg`The class server does not answer.`,
      todo: msg`Your lab and what you achieved are on it, and stay. This window reconnects by itself; see that you are still on its network.`,
    },
    'unknown-session': {
      what: msg`The class server does not know you any more.`,
      todo: msg`You were signed out, or you went on from another browser. Load this page again to join again.`,
    },
  },
  trouble: {
    code: 'class-away',
    what: msg`The class server was not there.`,
    means: msg`What you asked for may not have been done.`,
    todo: msg`Ask again when the connection is back; this window reconnects by itself.`,
  },
}

/** A learner's own engine on the class server that this page came from. Its pages are there for anybody: who one is, it says itself. */
export const hostedReach: Reach = {
  away,
  rpc: RPC_PATH,
  terminal: TERMINAL_PATH,
  reason: () =>
    askAbout().then(
      ({ me }) => (me?.role === 'learner' ? 'unreachable' : 'unknown-session'),
      () => 'unreachable',
    ),
}
