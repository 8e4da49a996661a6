import { createHash, randomBytes, randomInt } from 'node:crypto'

const ID_LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789'
/** Those that are not mistaken for each other: neither 0 nor O, neither 1 nor I. */
const CODE_LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

const draw = (letters: string, count: number) =>
  Array.from({ length: count }, () => letters[randomInt(letters.length)]).join('')

/** Of a person: 103 bits, so that nobody guesses another's. */
export const drawPersonId = () => draw(ID_LETTERS, 20)
/** 40 bits, which nobody guesses as often as the limits let them try. */
export const drawJoinCode = () => draw(CODE_LETTERS, 8)
/** What a device shows: 256 bits. */
export const drawToken = () => randomBytes(32).toString('base64url')

/** What is kept of a token. A plain hash is enough: nobody tries out 256 bits. */
export const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')
