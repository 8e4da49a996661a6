import { type Message, msg } from '../../../contract/message.ts'

/** Why a class did not let somebody in, and what they can do. */
export const reasons: Record<
  'code' | 'name' | 'id' | 'roster' | 'which' | 'no' | 'hosting' | 'closed' | 'later' | 'away',
  Message
> = {
  code: msg`This join code is not, or no longer, good. Compare it with what your instructor shows now.`,
  name: msg`This name has characters that no name has here, or too many. Write it plainly.`,
  id: msg`This id has characters that no id has here, or too many. Write it as it stands on the list of your course.`,
  roster: msg`You are not on the list of this class. Write your name as your course knows it, with your id if you have one; else ask your instructor to add you.`,
  which: msg`Several people of this name are in the class. Enter your id, too.`,
  no: msg`Your instructor did not agree that you go on from this browser. Speak with them, then try again.`,
  hosting: msg`This class hosts no labs. Join with Bulkhead on your own machine: copy the link below.`,
  closed: msg`Nobody new comes into this class now. Ask your instructor to open joining again.`,
  later: msg`Too many tries came from here. Wait a minute, then try again.`,
  away: msg`The class server gave no answer. Look whether you are still on its network, then try again.`,
}
