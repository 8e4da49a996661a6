import type { ZonedDateTime } from '@internationalized/date'

/** What is being typed has years like 0002 on the way to 2027; those are not meant. */
export const isComplete = ({ year }: ZonedDateTime): boolean => year >= 2000 && year < 2200

export const momentIn = (moment: ZonedDateTime): string => moment.toAbsoluteString()
