/** What `npm start` and its kin say, in the language of whoever sits at the terminal. Plain JavaScript, no packages. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { msg, render } from '../../contract/message-core.mjs'
import { root } from './paths.mjs'

/**
 * @typedef {import('../../contract/message.ts').Message} Message
 * @typedef {import('../../contract/message.ts').MessageValue} MessageValue
 */

/** As engine/language.ts finds it: the first of the variables that is set says it. */
export function speaksChinese(env = process.env) {
  return /^zh\b|^zh_/i.test(env.BULKHEAD_LANG || env.LC_ALL || env.LC_MESSAGES || env.LANG || '')
}

/** @type {Record<string, string> | undefined} */
let chinese

/** @returns {Record<string, string>} */
function catalog() {
  if (!speaksChinese()) return {}
  chinese ??= Object.assign(
    {},
    ...['contract', 'engine', 'cli', 'tools/lib']
      .map((folder) => join(root, folder, 'zh-CN.json'))
      .filter((file) => existsSync(file))
      .map((file) => JSON.parse(readFileSync(file, 'utf8'))),
  )
  return chinese ?? {}
}

/**
 * In the reader's language: t(message), or t`Docker runs on ${host}` where it is written.
 * @param {Message | TemplateStringsArray} said
 * @param {MessageValue[]} values
 * @returns {string}
 */
export function t(said, ...values) {
  return render('text' in said ? said : msg(said, ...values), catalog())
}

/**
 * Somebody who is told lines and asked questions, as one who is told and asked messages.
 * @param {{ ask?: (question: string) => Promise<boolean>, say: (line: string) => void }} person
 */
export function inWords({ ask, say }) {
  return {
    ask: ask && ((/** @type {Message} */ question) => ask(t(question))),
    say: (/** @type {Message} */ line) => say(t(line)),
  }
}
