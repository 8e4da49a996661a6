/** What `setup` plants, and others rely on. */
export const INSIDE_PORT = 8080
/** The till's programs, and for a moment the drawer that it is filled from. */
export const TILL = '/srv/till'
/** Where the host's name server writes down what it was asked. */
export const QUESTIONS = '/var/log/questions.log'
export const STRONGROOM = 'strongroom'
/** Where packages come from on this machine; nothing is fetched from anywhere else. */
export const REPOSITORY = '/srv/packages'

/** What the till answers to whoever asks. */
export const answerOf = (takings: string): string => `In the drawer: ${takings}`
