import type { RunningLab } from '../../../engine/hosts/lab-hosts.ts'
import { runScript } from '../../proof/run-script.ts'

export const HOST = 'master'

/**
 * Containers as a machine has them: in three networks, some with a volume, a published port, a user or a limit, so that
 * there is something to look at in each. Those that there are stay.
 */
export async function fillTo(lab: RunningLab, count: number): Promise<void> {
  await runScript(
    lab,
    HOST,
    `set -eu
    for n in front back; do docker network inspect $n >/dev/null 2>&1 || docker network create $n >/dev/null; done
    start() {
      case $(($1 % 4)) in
        0) set -- $1 --network front -p $((20000 + $1)):80 ;;
        1) set -- $1 --network back -v data-$1:/data --memory 64m ;;
        2) set -- $1 --user 1000 --read-only --pids-limit 50 ;;
        3) set -- $1 --restart on-failure:5 --cap-drop ALL ;;
      esac
      n=$1; shift
      docker run -d --name c$n "$@" bulkhead/shell sleep 1000000 >/dev/null
    }
    for n in $(seq 1 ${count}); do
      if ! docker container inspect c$n >/dev/null 2>&1; then start $n; fi
    done`,
  )
}
