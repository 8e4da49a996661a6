import { type Message, render } from '../contract/index.ts'

/** The app can't be served as it was asked for; `why` is for a person to read. */
export class Refused extends Error {
  override name = 'Refused'
  readonly why: Message
  constructor(why: Message) {
    super(render(why))
    this.why = why
  }
}
