import type { World } from '../world.ts'

const run = (name: string, options: string) =>
  `docker run -d --name ${name} ${options} bulkhead/shell sleep 1000000`
const REMOTE = '--log-driver syslog --log-opt syslog-address=udp://192.0.2.7:514'

/** Where what containers write ends up. */
export const otherLogs: World = {
  id: 'other-logs',
  title: 'where logs go',
  setup: [
    // Somewhere to send to; nobody answers there.
    'ip route add 192.0.2.0/24 dev docker0',
    run('far', REMOTE),
    run('near', '--log-driver syslog --log-opt syslog-address=udp://127.0.0.1:514'),
    run('itself', '--log-driver syslog --log-opt syslog-address=udp://172.17.0.1:514'),
    run('in-a-file', ''),
    run('in-a-short-file', '--log-driver local'),
    run('thrown-away', '--log-driver none'),
    run('journal', '--log-driver journald'),
    run('far-graylog', '--log-driver gelf --log-opt gelf-address=udp://192.0.2.7:12201'),
    `echo '{ "log-driver": "syslog", "log-opts": { "syslog-address": "udp://192.0.2.7:514" } }' > /etc/docker/daemon.json`,
  ].join('\n'),
  items: { O6: 'fail' },
  cases: [
    { item: 'O6', state: 'right: to another machine', subject: 'container:far', expect: 'none' },
    {
      item: 'O6',
      state: 'right: to another machine’s Graylog',
      subject: 'container:far-graylog',
      expect: 'none',
    },
    {
      item: 'O6',
      state: 'wrong: syslog of the machine itself',
      subject: 'container:near',
      expect: 'finding',
    },
    { item: 'O6', state: 'wrong: the machine’s own address', subject: 'container:itself', expect: 'finding' },
    { item: 'O6', state: 'wrong: in a file', subject: 'container:in-a-file', expect: 'finding' },
    { item: 'O6', state: 'wrong: in a short file', subject: 'container:in-a-short-file', expect: 'finding' },
    { item: 'O6', state: 'wrong: none', subject: 'container:thrown-away', expect: 'finding' },
    { item: 'O6', state: 'wrong: a journal that stays', subject: 'container:journal', expect: 'finding' },
    {
      item: 'O6',
      state: 'wrong: a default that was not loaded',
      subject: 'setting:log-driver',
      expect: 'finding',
    },
    {
      item: 'configuration',
      state: 'log-driver edited, not loaded',
      subject: 'setting:log-driver',
      expect: 'finding',
    },
  ],
  further: [
    {
      title: 'loaded, but a container kept its driver',
      setup: `systemctl restart docker
docker rm -f near itself in-a-short-file thrown-away
ip route replace 192.0.2.0/24 dev docker0
docker start far in-a-file journal far-graylog
${run('newcomer', '')}`,
      items: { O6: 'fail' },
      cases: [
        {
          item: 'O6',
          state: 'right: a default that was loaded',
          subject: 'setting:log-driver',
          expect: 'none',
        },
        { item: 'O6', state: 'right: made by that default', subject: 'container:newcomer', expect: 'none' },
        { item: 'O6', state: 'wrong: made before', subject: 'container:in-a-file', expect: 'finding' },
      ],
    },
    {
      title: 'the journal is passed on',
      setup: `docker rm -f in-a-file
echo '*.* @192.0.2.7' > /etc/rsyslog.d/remote.conf
printf '[Journal]\\nForwardToSyslog=yes\\n' > /etc/systemd/journald.conf.d/zz.conf
systemctl restart systemd-journald
systemctl enable --quiet rsyslog
systemctl reset-failed
systemctl start rsyslog`,
      items: { O6: 'pass' },
      cases: [
        {
          item: 'O6',
          state: 'borderline: a journal that is passed on',
          subject: 'container:journal',
          expect: 'none',
        },
      ],
    },
    {
      title: 'a collector is there, whose word is wanted',
      setup: `${run('collected', '--log-driver json-file')}
systemd-run --quiet --unit=fluent-bit sleep 1000000`,
      items: { O6: 'attest' },
      cases: [],
    },
  ],
}
