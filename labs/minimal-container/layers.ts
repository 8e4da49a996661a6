import type { FileInfo } from '../../contract/index.ts'

const sshPrograms =
  /\/(sshd|sshd-session|sshd-auth|sftp-server|dropbear\w*|dropbearmulti|telnetd|in\.telnetd)$/
const sshFolders = /\/(etc\/(ssh|dropbear)\/|\.ssh\/)/

export function isOfSsh(path: string): boolean {
  return sshPrograms.test(path) || sshFolders.test(path)
}

export function isSetuid({ mode }: Pick<FileInfo, 'mode'>): boolean {
  return (mode & 0o6000) !== 0
}

/** Accounts of a passwd or shadow file in which somebody can log in with a password, or without one. */
export function openAccounts(text: string): string[] {
  return text.split('\n').flatMap((line) => {
    const [name = '', hash] = line.split(':')
    // `x` sends one to shadow; `*` and `!` are what no password comes out as.
    return name === '' || hash === undefined || /^(x$|[*!])/.test(hash) ? [] : [name]
  })
}
