import { expect, test } from 'vitest'
import { TooManyTries, createPasswords } from './password.ts'

const passwords = createPasswords()

test('the right one is right, whichever way its letters were typed', async () => {
  const hash = await passwords.hash('pässwörd 1234'.normalize('NFC'))
  expect(await passwords.isRight('pässwörd 1234'.normalize('NFD'), hash)).toBe(true)
  expect(await passwords.isRight('passwörd 1234', hash)).toBe(false)
  expect(hash).not.toBe(await passwords.hash('pässwörd 1234'))
})

test('nobody’s is never right, and takes as long as somebody’s', async () => {
  const hash = await passwords.hash('correct horse')
  const time = async (of: string | null) => {
    const from = process.hrtime.bigint()
    expect(await passwords.isRight('wrong', of)).toBe(false)
    return Number(process.hrtime.bigint() - from)
  }
  // The shortest of some: other work on the machine only ever makes it longer.
  const shortest = async (of: string | null) => Math.min(await time(of), await time(of), await time(of))
  const [known, unknown] = [await shortest(hash), await shortest(null)]
  expect(Math.max(known, unknown) / Math.min(known, unknown)).toBeLessThan(3)
})

test('a hash says what it cost, and an older one is still read', async () => {
  expect(await passwords.hash('x')).toMatch(/^scrypt\$16\$8\$2\$[\w-]{22}\$[\w-]{43}$/)
  // RFC 7914, section 12: the second test vector, cut to the first 32 bytes.
  const salt = Buffer.from('NaCl').toString('base64url')
  const key = Buffer.from('fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162', 'hex')
  const vector = `scrypt$10$8$16$${salt}$${key.toString('base64url')}`
  expect(await passwords.isRight('password', vector)).toBe(true)
  await expect(passwords.isRight('password', 'scrypt$40$8$1$AA$AA')).rejects.toThrow('can’t be read')
  await expect(passwords.isRight('password', 'plain')).rejects.toThrow('can’t be read')
})

test('more than can wait are turned away', async () => {
  const busy = createPasswords()
  const tries = Array.from({ length: 33 }, () => busy.isRight('x', 'scrypt$10$8$1$AAAA$AAAA'))
  const outcomes = await Promise.allSettled(tries)
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(32)
  expect(outcomes[32]).toMatchObject({ status: 'rejected', reason: expect.any(TooManyTries) })
  expect(await busy.isRight('x', 'scrypt$10$8$1$AAAA$AAAA')).toBe(false)
})
