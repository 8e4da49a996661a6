import { msg } from '../../contract/index.ts'
import { TroubleError } from '../../engine/hosts/lab-hosts.ts'

export const reportTroubles = {
  busy: () =>
    new TroubleError({
      code: 'class-busy',
      what: msg`The class server has more to write down than it can.`,
      means: msg`What you reported waits on your machine. Nothing is lost.`,
      todo: msg`Nothing: it is sent again by itself.`,
    }),
  noReport: () =>
    new TroubleError({
      code: 'no-report',
      what: msg`This report is not there.`,
      means: msg`It is another person’s, or was removed with the person.`,
      todo: msg`Reload the page.`,
    }),
  noRecording: () =>
    new TroubleError({
      code: 'no-recording',
      what: msg`This recording is not there.`,
      means: msg`None of it has arrived, or it was removed with the person.`,
      todo: msg`Reload the page.`,
    }),
}
