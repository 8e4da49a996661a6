import type { HostName, Params } from '../../contract/index.ts'
import { JOB, JOB_IMAGE, serverOf, servicePath, SUBJECT_IMAGE } from './planted.ts'

/**
 * One container to read, whose limit on processes was changed behind Docker's back; one that turns; three that have
 * ended, one of them for want of memory; and a service of the host that nobody holds.
 */
export function setup(params: Params): Record<HostName, string> {
  const { subjectName, serviceName = '', servicePort = '', serviceWord = '', needMb, tightMb } = params
  return {
    master: `set -eu
export DOCKER_BUILDKIT=0
build=$(mktemp -d)
cat > $build/job <<'END'
${JOB}END
chmod 755 $build/job
cat > $build/Dockerfile <<'END'
FROM bulkhead/shell
COPY job /bin/job
STOPSIGNAL SIGKILL
ENTRYPOINT ["/bin/job"]
END
docker build -q -t ${JOB_IMAGE} $build
rm -r $build
mkdir -p ${servicePath(serviceName).replace('/serve.py', '')}
cat > ${servicePath(serviceName)} <<'END'
${serverOf(servicePort, serviceWord)}END
cat > /etc/systemd/system/${serviceName}.service <<'END'
[Unit]
Description=Reports on request, a process for each

[Service]
ExecStart=/usr/bin/python3 ${servicePath(serviceName)}
Restart=on-failure

[Install]
WantedBy=multi-user.target
END
systemctl enable --quiet --now ${serviceName}
docker run -d --restart unless-stopped --name ${params.hogName} ${JOB_IMAGE} turn &
docker run -d --memory ${tightMb}m --memory-swap ${tightMb}m --name ${params.oomName} ${JOB_IMAGE} table ${needMb} &
docker run -d --name ${params.signalName} ${JOB_IMAGE} orders &
docker run -d --name ${params.errorName} ${JOB_IMAGE} rates &
docker run -d --restart unless-stopped --stop-signal KILL --name ${subjectName} \\
  --memory ${params.subjectMb}m --memory-swap ${params.subjectMb}m --pids-limit ${params.pidsGiven} \\
  ${SUBJECT_IMAGE} sleep 1000000
wait
timeout 30 docker wait ${params.signalName} ${params.errorName}
# Docker may miss what a container died of, when it is gone at once.
for try in 1 2 3 4 5; do
  timeout 30 docker wait ${params.oomName}
  if [ "$(docker inspect -f '{{.State.OOMKilled}}' ${params.oomName})" = true ]; then break; fi
  docker start ${params.oomName}
done
id=$(docker inspect -f '{{.Id}}' ${subjectName})
for file in /sys/fs/cgroup/pids/docker/$id/pids.max /sys/fs/cgroup/system.slice/docker-$id.scope/pids.max; do
  if [ -e $file ]; then echo ${params.pidsNow} > $file; fi
done
`,
  }
}
