import { type Message, msg } from '../../contract/index.ts'
import { TroubleError } from '../../engine/hosts/lab-hosts.ts'

const trouble = (code: string, what: Message, means: Message, todo: Message) =>
  new TroubleError({ code, what, means, todo })

export const troubles = {
  tooLarge: (wanted: number, fits: number) =>
    trouble(
      'lab-too-large',
      msg`This lab needs ${wanted} lab hosts, and the machine of your class has room for ${fits} now.`,
      msg`Waiting would not help: no other lab is there that could make room.`,
      msg`Tell your instructor. Labs with fewer hosts may fit.`,
    ),
  tooManyAtOnce: (most: number) =>
    trouble(
      'too-many-labs-opening',
      msg`${most} of your labs are being opened already.`,
      msg`This one was not, so that there is room for others.`,
      msg`Wait until they are open, or close one.`,
    ),
  removed: () =>
    trouble(
      'learner-removed',
      msg`You are no longer in this class.`,
      msg`Your labs on its machine were removed.`,
      msg`If this is a mistake, tell your instructor.`,
    ),
}
