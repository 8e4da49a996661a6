/**
 * Commands that put options into the daemon's configuration file and load it. They keep what else stands there, and work
 * where there is no file yet; Debian and Ubuntu have Python, and not always jq.
 */
export const setDaemonOptions = (options: Record<string, unknown>): string[] => [
  `mkdir -p /etc/docker; python3 -c '${PROGRAM}' '${JSON.stringify(options)}'`,
  'systemctl restart docker',
]

const PROGRAM = [
  'import json, os, sys',
  'path = "/etc/docker/daemon.json"',
  'text = open(path).read() if os.path.exists(path) else ""',
  'now = json.loads(text or "{}")',
  'more = json.loads(sys.argv[1])',
  'now.update({k: {**now.get(k, {}), **v} if isinstance(v, dict) else v for k, v in more.items()})',
  'json.dump(now, open(path, "w"), indent=2)',
].join('; ')
