import { msg } from '../../contract/index.ts'
import { TroubleError } from '../../engine/hosts/lab-hosts.ts'

export const lookTroubles = {
  noLook: () =>
    new TroubleError({
      code: 'no-look',
      what: msg`Nobody asks to look at these terminals any more.`,
      means: msg`The question was taken back, or the look has ended.`,
      todo: msg`There is nothing to do.`,
    }),

  tooMany: (most: number) =>
    new TroubleError({
      code: 'too-many-looks',
      what: msg`You look at ${most} learners already.`,
      means: msg`Nobody else was asked.`,
      todo: msg`Close one of those looks first.`,
    }),
}
