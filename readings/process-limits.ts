/** A soft limit, which the process may raise up to the hard one. */
export interface Ulimit {
  soft: number | 'unlimited'
  hard: number | 'unlimited'
}

const rows = {
  nofile: 'Max open files',
  cpu: 'Max cpu time',
  fsize: 'Max file size',
  core: 'Max core file size',
}

export type UlimitName = keyof typeof rows
export type Ulimits = Record<UlimitName, Ulimit | null>

/** From /proc/<pid>/limits; `null` where the kernel has no such row. */
export function readLimits(text: string): Ulimits {
  const row = (title: string): Ulimit | null => {
    const [, soft, hard] = new RegExp(`^${title} +(\\d+|unlimited) +(\\d+|unlimited) `, 'm').exec(text) ?? []
    return soft === undefined || hard === undefined ? null : { soft: figure(soft), hard: figure(hard) }
  }
  return { nofile: row(rows.nofile), cpu: row(rows.cpu), fsize: row(rows.fsize), core: row(rows.core) }
}

function figure(text: string): number | 'unlimited' {
  return text === 'unlimited' ? text : Number(text)
}
