/** The three containers of the exercise: the parameter with the name, the image, and what the image runs. */
export const roles = ['collector', 'page', 'archive'] as const
export type Role = (typeof roles)[number]

/**
 * Waits without forking at a pipe that nobody writes to, and reaps what others leave, so that no limit of its own
 * ends it. `work` is done every second.
 */
const everySecond = (work: string) =>
  `mkfifo /dev/shm/tick; exec 3<>/dev/shm/tick; n=0; while :; do n=$((n+1)); ${work}; jobs; read -t 1 x <&3; done`

export const planted: Record<Role, { image: string; program: string[] }> = {
  collector: { image: 'lab/collector', program: ['sh', '-c', everySecond('echo $n > /tmp/found')] },
  page: { image: 'lab/page', program: ['httpd', '-f', '-h', '/www'] },
  archive: { image: 'lab/archive', program: ['sh', '-c', everySecond('echo $n kept')] },
}
