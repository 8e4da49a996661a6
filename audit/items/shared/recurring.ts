import { type HostSurvey, isReadable } from '../../survey.ts'

/** Something that a machine does again and again by itself. */
export interface Recurring {
  /** `docker-prune.timer`, `/etc/cron.daily/tidy`. */
  name: string
  /** What it runs, where that is in a file that was read. */
  text: string
  /** For a timer: the unit that it starts did not end well. */
  failed: boolean
}

const CRON = /^\/(etc\/crontab$|etc\/cron\.|var\/spool\/cron\/)/
const UNITS = '/etc/systemd/system/'

/** Active timers, and what cron is told; comments left out. */
export function recurringOf({ units, texts }: HostSurvey): Recurring[] {
  const list = isReadable(units) ? units.list : []
  const textOf = (path: string) => {
    const read = texts[path]
    return read !== undefined && isReadable(read) ? withoutComments(read.text) : ''
  }
  const timers = list
    .filter(({ name, active }) => name.endsWith('.timer') && active === 'active')
    .map(({ name }): Recurring => {
      const timer = textOf(`${UNITS}${name}`)
      const unit = /^Unit=(\S+)/m.exec(timer)?.[1] ?? name.replace(/\.timer$/, '.service')
      const failed = list.some((each) => each.name === unit && each.active === 'failed')
      return { name, text: `${name}\n${textOf(`${UNITS}${unit}`)}`, failed }
    })
  const cronRuns =
    list.length === 0 ||
    list.some(({ name, active }) => /^(cron|crond|anacron)\./.test(name) && active === 'active')
  const crons = cronRuns
    ? Object.keys(texts)
        .filter((path) => CRON.test(path))
        .map((path): Recurring => ({
          name: path,
          text: `${path.split('/').at(-1) ?? ''}\n${textOf(path)}`,
          failed: false,
        }))
        .filter(({ text }) => text.trim() !== '')
    : []
  return [...timers, ...crons]
}

const withoutComments = (text: string) =>
  text
    .split('\n')
    .filter((line) => !/^\s*[#;]/.test(line))
    .join('\n')

/** Those whose name or content says one of these. */
export const recurringWith = (all: readonly Recurring[], what: RegExp): Recurring[] =>
  all.filter(({ text }) => what.test(text))
