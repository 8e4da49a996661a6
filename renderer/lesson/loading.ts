import { msg } from '../../contract/message.ts'

/** Said while what says all else is still to come. */
export const loading = {
  picture: msg`Loading the picture…`,
  timeline: msg`Loading the timeline…`,
}
