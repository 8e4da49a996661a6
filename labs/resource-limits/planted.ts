/** What setup plants; the grader knows the hog again by its image and by what its first process runs. */
export const HOG_IMAGE = 'lab/batch'
export const NEIGHBOUR_IMAGE = 'lab/page'

/**
 * The hog's ordinary work: a job a second, a file in /scratch, a line in the log. It forks nothing, so a full
 * container does not end it: `read` waits at a pipe that nobody writes to, and `jobs` reaps what others leave.
 */
export const HOG_PROGRAM = [
  'mkfifo /dev/shm/tick',
  'exec 3<>/dev/shm/tick',
  'n=0',
  'while :; do n=$((n+1))',
  'echo $n > /scratch/last || echo no room in /scratch',
  'echo job $n done',
  'jobs',
  'read -t 1 x <&3',
  'done',
].join('; ')
