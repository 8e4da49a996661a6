import { describe, expect, test } from 'vitest'
import { notYetInvented, refusedByDocker } from './dockers-own.ts'
import { fatesOf, readProfile, refuses, takes32, wayThrough, type Profile, type Rule } from './profile.ts'

const EACCES = 13
const allow = (...args: Rule['args']): Rule => ({
  names: ['chmod'],
  action: 'SCMP_ACT_ALLOW',
  errno: null,
  args,
})
const deny = (errno: number | null, ...args: Rule['args']): Rule => ({
  names: ['chmod'],
  action: 'SCMP_ACT_ERRNO',
  errno,
  args,
})
const is = (value: number) => ({ index: 0, value, op: 'SCMP_CMP_EQ' })
const profileOf = (rules: Rule[], over: Partial<Profile> = {}): Profile => ({
  defaultAction: 'SCMP_ACT_ERRNO',
  defaultErrno: 1,
  architectures: [],
  rules,
  ...over,
})
const chmod = { name: 'chmod' }
const isRefused = (profile: Profile) => wayThrough(profile, chmod) === undefined

// Each was tried with runc 1.1.15 and libseccomp 2.6.
describe('rules about the same call', () => {
  test.each<[string, boolean, Rule[]]>([
    ['none', true, []],
    ['one that allows', false, [allow()]],
    ['refused as by default, then allowed: the first is left out', false, [deny(null), allow()]],
    ['refused with another error, then allowed', true, [deny(EACCES), allow()]],
    ['allowed, then refused', false, [allow(), deny(EACCES)]],
    ['refused in some cases, then allowed', false, [deny(EACCES, is(1)), allow()]],
    ['allowed in some cases', false, [allow(is(1))]],
    ['allowed in some cases, then refused', true, [allow(is(1)), deny(EACCES)]],
    ['refused, then allowed in some cases', true, [deny(EACCES), allow(is(1))]],
    ['told that all went well', false, [deny(0)]],
  ])('%s', (_, refused, rules) => {
    expect(isRefused(profileOf(rules))).toBe(refused)
  })

  test.each([
    ['SCMP_ACT_LOG', false],
    ['SCMP_ACT_TRACE', false],
    ['SCMP_ACT_NOTIFY', false],
    ['SCMP_ACT_KILL', true],
    ['SCMP_ACT_KILL_PROCESS', true],
    ['SCMP_ACT_TRAP', true],
  ])('%s', (action, refused) => {
    expect(isRefused(profileOf([{ ...allow(), action }]))).toBe(refused)
  })

  test('where the default allows, some cases refused are not all', () => {
    const over = { defaultAction: 'SCMP_ACT_ALLOW' }
    expect(isRefused(profileOf([deny(null, is(1))], over))).toBe(false)
    expect(isRefused(profileOf([deny(null)], over))).toBe(true)
    expect(wayThrough(profileOf([], over), notYetInvented)).toMatchObject({ byDefault: true })
  })
})

describe('given arguments', () => {
  const clone = profileOf([
    {
      names: ['clone'],
      action: 'SCMP_ACT_ALLOW',
      errno: null,
      args: [{ index: 0, value: 0x7e020000, op: 'SCMP_CMP_MASKED_EQ' }],
    },
  ])

  test('a mask decides about flags', () => {
    expect(wayThrough(clone, { name: 'clone', args: [0x10000000] })).toBeUndefined()
    expect(wayThrough(clone, { name: 'clone', args: [0x11] })).toBeDefined()
    expect(wayThrough(clone, { name: 'clone' })).toBeDefined()
  })

  test.each([
    ['NE', [false, true]],
    ['LT', [false, false]],
    ['LE', [true, false]],
    ['EQ', [true, false]],
    ['GE', [true, true]],
    ['GT', [false, true]],
    ['UNHEARD_OF', [false, false]],
  ])('SCMP_CMP_%s', (op, expected) => {
    const profile = profileOf([allow({ index: 1, value: 5, op: `SCMP_CMP_${op}` })])
    const got = [5, 6].map((value) =>
      fatesOf(profile, { ...chmod, args: [0, value] }).some((fate) => !refuses(fate)),
    )
    expect(got).toEqual(expected)
  })

  test('two conditions on one argument are two rules, on two arguments one', () => {
    const refusedWith = (rule: Rule, args: number[]) => !wayThrough(profileOf([rule]), { ...chmod, args })
    expect(refusedWith(allow(is(1), is(2)), [2, 0])).toBe(false)
    const both = allow(is(1), { index: 1, value: 2, op: 'SCMP_CMP_EQ' })
    expect(refusedWith(both, [1, 0])).toBe(true)
    expect(refusedWith(both, [1, 2])).toBe(false)
  })
})

describe('a container’s config.json', () => {
  const asked = new Set(['chmod'])
  const config = (seccomp: unknown) => JSON.stringify({ linux: { seccomp } })

  test('only what is asked about is kept', () => {
    const seccomp = {
      defaultAction: 'SCMP_ACT_ERRNO',
      defaultErrnoRet: EACCES,
      architectures: ['SCMP_ARCH_X86_64', 'SCMP_ARCH_X86'],
      syscalls: [
        { names: ['open', 'chmod'], action: 'SCMP_ACT_ALLOW' },
        { names: ['read'], action: 'SCMP_ACT_ALLOW' },
        { names: null },
      ],
    }
    const profile = readProfile(config(seccomp), asked)!
    expect(profile).toEqual(
      profileOf([allow()], { defaultErrno: EACCES, architectures: ['SCMP_ARCH_X86_64', 'SCMP_ARCH_X86'] }),
    )
    expect(takes32(profile)).toBe(true)
    expect(takes32({ ...profile, architectures: ['SCMP_ARCH_X86_64', 'SCMP_ARCH_X32'] })).toBe(false)
  })

  test('without a profile, without rules, and what is none', () => {
    expect(readProfile(config(undefined), asked)).toBeNull()
    expect(readProfile(config({}), asked)).toEqual(profileOf([], { defaultAction: '' }))
    expect(readProfile('{', asked)).toBeUndefined()
    expect(readProfile('{}', asked)).toBeUndefined()
  })
})

test('nothing is listed twice', () => {
  const listed = refusedByDocker.map((call) => JSON.stringify(call))
  expect(new Set(listed).size).toBe(listed.length)
})
