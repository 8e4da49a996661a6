import type { HostName, Params } from '../../contract/index.ts'
import {
  DISK_HOG,
  FORK_HOG,
  HOG_IMAGE,
  HOG_PROGRAM,
  MEMORY_HOG,
  MEMORY_WANTED_MB,
  NEIGHBOUR_IMAGE,
  NEIGHBOUR_PROGRAM,
  VOLUME,
} from './planted.ts'

/** Not to be found by looking for the word itself. */
const hidden = (word = '') => Buffer.from(word).toString('base64')

/**
 * Two containers of one user, who may have so many processes on this host, and one small volume for both: that is
 * all there is, so that who takes everything takes it from the other, and from nobody else. The kernel counts a
 * user's processes over the whole machine, so the number is drawn here: two labs of one seed would share it.
 */
export function setup(params: Params): Record<HostName, string> {
  const { hog, neighbour, userProcesses, volumeMb } = params
  const run = `docker run -d --restart unless-stopped --user $user --ulimit nproc=${userProcesses}:${userProcesses}`
  return {
    master: `set -eu
umask 022
user=$((20000 + RANDOM))
build=$(mktemp -d)
mkdir -p $build/hog/root/bin $build/hog/root/scratch $build/neighbour/alarms
cat > $build/hog/root/bin/hog-processes <<'END'
#!/bin/sh
# Starts processes until there are no more to be had; they are gone after five seconds.
${FORK_HOG}
END
cat > $build/hog/root/bin/hog-memory <<'END'
#!/bin/sh
# Takes ${MEMORY_WANTED_MB} MiB of memory for a moment.
${MEMORY_HOG}
status=$?
case $status in
  0) echo "I had all ${MEMORY_WANTED_MB} MiB of it: $(echo ${hidden(params.memoryWord)} | base64 -d)" ;;
  137) echo "ended with status 137: $(echo ${hidden(params.killedWord)} | base64 -d)" ;;
  *) echo "ended with status $status" ;;
esac
END
cat > $build/hog/root/bin/hog-disk <<'END'
#!/bin/sh
# Fills /scratch, for three seconds.
word=$(echo ${hidden(params.diskWord)} | base64 -d)
${DISK_HOG}
[ $size -lt $((${volumeMb} - 1)) ] || echo "all the room there was: $word"
END
cat > $build/hog/root/bin/hog-cpu <<'END'
#!/bin/sh
# Two loops, for four seconds.
timeout 4 sh -c 'while :; do :; done' &
timeout 4 sh -c 'while :; do :; done'
wait
END
chmod 755 $build/hog/root/bin/*
# A tmpfs that is mounted there takes its mode over.
chmod 1777 $build/hog/root/scratch
cat > $build/hog/Dockerfile <<'END'
FROM bulkhead/shell
COPY root/ /
STOPSIGNAL SIGKILL
CMD ${JSON.stringify(['sh', '-c', HOG_PROGRAM])}
END
echo ${hidden(params.processWord)} > $build/neighbour/alarms/process
echo ${hidden(params.roomWord)} > $build/neighbour/alarms/room
cat > $build/neighbour/Dockerfile <<'END'
FROM bulkhead/shell
COPY alarms/ /etc/alarms/
STOPSIGNAL SIGKILL
CMD ${JSON.stringify(['sh', '-c', NEIGHBOUR_PROGRAM])}
END
export DOCKER_BUILDKIT=0
docker build -q -t ${HOG_IMAGE} $build/hog
docker build -q -t ${NEIGHBOUR_IMAGE} $build/neighbour
rm -r $build
docker volume create --opt type=tmpfs --opt device=tmpfs --opt o=size=${volumeMb}m,mode=1777 ${VOLUME}
${run} --name ${neighbour} -v ${VOLUME}:/till ${NEIGHBOUR_IMAGE}
${run} --name ${hog} -v ${VOLUME}:/scratch ${HOG_IMAGE}
`,
  }
}
