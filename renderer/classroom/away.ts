import { msg } from '../../contract/message.ts'
import type { Away } from '../connection/carrier.ts'

/** What staff are told while the class server is away. */
export const classAway: Away = {
  said: {
    unreachable: {
      what: msg`The class server does not answer.`,
      todo: msg`What you see is how things stood. Learners go on working, and their machines report later. This window reconnects by itself.`,
    },
    'unknown-session': {
      what: msg`The class server does not know you any more.`,
      todo: msg`You were signed out, or somebody signed you out. Load this page again to sign in.`,
    },
  },
  trouble: {
    code: 'class-away',
    what: msg`The class server was not there.`,
    means: msg`What you asked for may not have been done.`,
    todo: msg`Ask again when the connection is back; this window reconnects by itself.`,
  },
}
