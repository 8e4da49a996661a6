// Imports nothing, so that the window needs no schema library for it.

/** What is asked over plain requests (POST, JSON), because an answer may set a cookie; all else is classContract. */
export const DOORS = {
  about: '/class/about',
  prove: '/class/prove',
  join: '/class/join',
  signIn: '/class/sign-in',
  signOut: '/class/sign-out',
} as const
/** WebSocket of classContract. */
export const CLASS_RPC_PATH = '/class/rpc'
/** WebSocket on which a learner's machine sends one terminal's frames, and staff receive them: this, the look's id, `/`, the terminal's id. */
export const LOOK_PATH = '/class/look/'
