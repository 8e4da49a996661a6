import type { Params } from '../../contract/index.ts'

/** One of the two, with what the exercise says of it. */
export interface User {
  user: string
  uid: number
  port: number
  note: string
  /** The other one's name. */
  other: string
}

export function usersOf(params: Params): [User, User] {
  const { first = '', second = '', firstNote = '', secondNote = '' } = params
  const [uid, port] = [Number(params.firstUid), Number(params.firstPort)]
  return [
    { user: first, uid, port, note: firstNote, other: second },
    {
      user: second,
      uid: Number(params.secondUid),
      port: Number(params.secondPort),
      note: secondNote,
      other: first,
    },
  ]
}
