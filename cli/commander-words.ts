import type { HelpConfiguration } from 'commander'
import { type Message, joined, msg, semicolon } from '../contract/index.ts'
import { t } from './language.ts'
import { widthOf, wrap } from './text.ts'

const TITLES: Record<string, Message> = {
  'Usage:': msg`Usage:`,
  'Options:': msg`Options:`,
  'Global Options:': msg`Global options:`,
  'Commands:': msg`Commands:`,
}

/** What commander says of itself in help texts, and how wide they may be, in the reader's language. */
export const helpWords: HelpConfiguration = {
  showGlobalOptions: true,
  styleTitle: (title) => t(TITLES[title] ?? { text: title }),
  optionDescription: ({ description, argChoices, defaultValue }) => {
    const more = [
      ...(argChoices ? [msg`choices: ${joined(argChoices)}`] : []),
      ...(typeof defaultValue === 'string' ? [msg`default: ${defaultValue}`] : []),
    ]
    return more.length > 0 ? t`${description} (${joined(more, semicolon)})` : description
  },
  displayWidth: widthOf,
  boxWrap: (text, width) =>
    text
      .split('\n')
      .map((line) => wrap(line, width))
      .join('\n'),
}

/** Commander tells what it doesn't understand in English only, so it is read here; what it may say, see program.test.ts. */
const ERRORS: [RegExp, (...parts: string[]) => Message][] = [
  [/^missing required argument '(.+)'$/, (name = '') => msg`missing required argument '${name}'`],
  [/^option '(.+)' argument missing$/, (flags = '') => msg`option '${flags}' argument missing`],
  [
    /^option '(.+)' argument '(.*)' is invalid\. Allowed choices are (.+)\.$/,
    (flags = '', given = '', choices = '') =>
      msg`option '${flags}' argument '${given}' is invalid. Allowed choices are ${choices}.`,
  ],
  [/^unknown option '(.+)'$/, (flag = '') => msg`unknown option '${flag}'`],
  [/^unknown command '(.+)'$/, (name = '') => msg`unknown command '${name}'`],
  [
    /^too many arguments for '(.+)'\. Expected (\d+) arguments? but got (\d+)\.$/,
    (name = '', expected = '', given = '') =>
      msg`too many arguments for '${name}'. Expected ${expected} but got ${given}.`,
  ],
  [/^\(Did you mean (?:one of )?(.+)\?\)$/, (names = '') => msg`(Did you mean ${names}?)`],
]

/** An error of commander's, line by line. */
export function errorInWords(text: string): string {
  return text
    .replace(/^error: /, '')
    .split('\n')
    .map(lineInWords)
    .join('\n')
}

function lineInWords(line: string): string {
  for (const [pattern, say] of ERRORS) {
    const found = pattern.exec(line)
    if (found) return t(say(...found.slice(1)))
  }
  return line
}
