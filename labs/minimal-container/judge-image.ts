import {
  type CheckResult,
  type Evidence,
  joined,
  type Message,
  msg,
  type Params,
  semicolon,
  type Status,
} from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import { judgeNamed } from '../shared/judge-named.ts'
import type { ImageSeen, Observation } from './observation.ts'

const inMegabytes = (bytes: number) => (bytes / 1e6).toFixed(1)

export function judgeImage(observation: Observation, image: ImageSeen, params: Params): CheckResult[] {
  const { at } = observation
  const { image: name = '' } = params
  const checks = [judgeNamed(image, params, at), judgeSize(image, params, at)]
  if (image.closed) return [...checks, judgeClosed(image, image.closed, params, at)]
  const lists: [string, string[], Message, (first: string) => Message][] = [
    [
      'no-ssh',
      image.sshFiles,
      msg`files of an SSH server`,
      (first) => msg`${name} holds what belongs to SSH: ${first}.`,
    ],
    [
      'no-keys',
      image.keys,
      msg`private keys`,
      (first) => msg`Whoever has ${name} has a private key: ${first}.`,
    ],
    [
      'no-accounts',
      image.accounts,
      msg`accounts with a password`,
      (first) => msg`${name} has an account with a password, or that needs none: ${first}.`,
    ],
    [
      'no-password',
      image.password,
      msg`passwords`,
      (first) => msg`A password is written in ${name}: ${masked(first, params)}.`,
    ],
    [
      'no-setuid',
      image.setuid,
      msg`setuid and setgid programs`,
      (first) => msg`${name} has a program that gives its owner’s rights to everybody: ${first}.`,
    ],
  ]
  return [
    ...checks,
    ...lists.map(([id, found, what, sentence]) => {
      const evidence: Evidence[] = [
        {
          tried: msg`Look through ${image.files} files in ${image.layers} layers of ${name} for ${what}`,
          from: 'master',
          expected: msg`none`,
          got:
            found.length > 0
              ? joined(
                  found.map((each) => masked(each, params)),
                  semicolon,
                )
              : msg`none`,
          at,
        },
      ]
      const [first] = found
      return first === undefined
        ? result(id, 'pass', msg`No layer of ${name} holds ${what}.`, evidence)
        : result(id, 'fail', sentence(first), evidence)
    }),
  ]
}

/** Who reads a verdict need not read the password in it. */
function masked(text: string, { password = '' }: Params): string {
  return password ? text.replaceAll(password, '•••') : text
}

function judgeSize({ size }: ImageSeen, { image = '', megabytes = '' }: Params, at: string): CheckResult {
  const evidence: Evidence[] = [
    {
      tried: msg`Ask Docker for the size of the image`,
      from: 'master',
      expected: msg`less than ${megabytes} MB`,
      got: msg`${inMegabytes(size)} MB`,
      at,
    },
  ]
  return size < Number(megabytes) * 1e6
    ? result('small', 'pass', msg`The image has ${inMegabytes(size)} MB.`, evidence)
    : result(
        'small',
        'fail',
        msg`The image has ${inMegabytes(size)} MB, and ${image} is to have less than ${megabytes} MB.`,
        evidence,
      )
}

function judgeClosed(
  { layers }: ImageSeen,
  why: NonNullable<ImageSeen['closed']>,
  { image = '' }: Params,
  at: string,
): CheckResult {
  const say = (status: Status, summary: Message, got: Message) => {
    const tried = msg`Look into the layers of ${image}`
    const evidence: Evidence[] = [{ tried, from: 'master', expected: msg`every file of them`, got, at }]
    return result('layers-seen', status, summary, evidence)
  }
  switch (why) {
    case 'large':
      return say(
        'fail',
        msg`The image is so large that Bulkhead does not look through its layers.`,
        msg`${layers} layers, too large`,
      )
    case 'covered':
      return say(
        'fail',
        msg`Something is mounted over a layer of the image, so what it holds can’t be seen.`,
        msg`${layers} layers, not all as they are on the disk`,
      )
    case 'driver':
      return say(
        'error',
        msg`Docker keeps its images in a way that Bulkhead can’t look into, so it can’t tell.`,
        msg`no layers that could be looked into`,
      )
  }
}
