/** What setup plants; the grader knows both again by what their first processes run. */
export const HOG_IMAGE = 'lab/greedy'
export const NEIGHBOUR_IMAGE = 'lab/shop'
/** Where the two keep their things: one volume, which is all the room there is. */
export const VOLUME = 'room'

export const MEMORY_WANTED_MB = 128

/**
 * A second without a process of its own: reading a pipe that nobody writes to. `jobs` reaps what others leave;
 * `command eval` goes on where the kernel refuses a process, which ends a shell otherwise.
 */
const everySecond = (prepare: string, work: string) =>
  `mkfifo /dev/shm/tick; exec 3<>/dev/shm/tick; ${prepare}while :; do ${work}; jobs; read -t 1 x <&3; done`

export const HOG_PROGRAM = everySecond(
  'n=0; ',
  'n=$((n+1)); command eval "echo $n > /scratch/last" 2>/dev/null || echo no room in /scratch',
)

/** Sells something every second, for which it needs a process and a little room. */
export const NEIGHBOUR_PROGRAM = everySecond(
  'p=$(base64 -d /etc/alarms/process); r=$(base64 -d /etc/alarms/room); ',
  'command eval "(:)" 2>/dev/null || echo no process left to serve with: $p; command eval "echo sold > /till/new && : > /till/new" 2>/dev/null || echo no room left in the till: $r',
)

/** Every process that it is given, 250 at most, for five seconds. Refused, it tries a few times more, so that none is left. */
export const FORK_HOG = `[ -p /dev/shm/wait ] || mkfifo /dev/shm/wait
exec 4<>/dev/shm/wait
i=0 no=0
while [ $i -lt 250 ] && [ $no -lt 5 ]; do
  if command eval 'sleep 5 &' 2> /dev/null; then i=$((i+1)); else no=$((no+1)); read -t 0.3 x <&4; fi
done
echo "$i processes, and $no times the kernel said no"
wait`

/** All the room at /scratch, for three seconds. */
export const DISK_HOG = `head -c 64m /dev/zero > /scratch/hog 2> /dev/null
size=$(($(wc -c < /scratch/hog) / 1048576))
sleep 3
rm -f /scratch/hog
echo "$size MiB"`

/** More memory than most services ever need, for a moment. */
export const MEMORY_HOG = `dd if=/dev/zero of=/dev/null bs=${MEMORY_WANTED_MB}M count=1 2> /dev/null`
