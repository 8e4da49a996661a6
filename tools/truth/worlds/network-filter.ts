import type { World } from '../world.ts'

/** Docker's rules in the packet filter: N2. */
export const networkFilter: World = {
  id: 'network-filter',
  title: 'Docker’s rules as a lab host comes',
  setup: 'docker run -d --name web -p 8080:80 bulkhead/shell sleep 1000000',
  items: { N2: 'pass' },
  cases: [],
  further: [
    {
      title: 'iptables is off in a daemon.json that is not loaded',
      setup: `sleep 2; echo '{ "iptables": false }' > /etc/docker/daemon.json`,
      cases: [
        {
          item: 'N2',
          state: 'wrong: iptables off, not loaded',
          subject: 'setting:iptables',
          expect: 'finding',
        },
        { item: 'N2', state: 'right: the rules are there all the same', subject: 'host', expect: 'none' },
      ],
    },
    {
      title: 'iptables is off, and the rules from before are left',
      setup: `systemctl reset-failed docker; systemctl restart docker; docker start web`,
      items: { N2: 'fail' },
      cases: [{ item: 'N2', state: 'wrong: iptables off', subject: 'setting:iptables', expect: 'finding' }],
    },
    {
      title: 'iptables is off after all was flushed',
      setup: `
        iptables -F; iptables -X; iptables -t nat -F; iptables -t nat -X
        systemctl reset-failed docker; systemctl restart docker; docker start web`,
      cases: [{ item: 'N2', state: 'wrong: iptables off, and no rules', subject: 'host', expect: 'finding' }],
    },
    {
      title: 'iptables is on again',
      setup: `rm /etc/docker/daemon.json; systemctl reset-failed docker; systemctl restart docker; docker start web`,
      items: { N2: 'pass' },
      cases: [],
    },
    {
      title: 'the ways to Docker’s chains were flushed',
      setup: 'iptables -F FORWARD',
      cases: [
        { item: 'N2', state: 'wrong: nothing leads to Docker’s chains', subject: 'host', expect: 'finding' },
      ],
    },
    {
      title: 'the rules for published ports were flushed',
      setup: `systemctl reset-failed docker; systemctl restart docker; docker start web; iptables -t nat -F DOCKER`,
      cases: [
        {
          item: 'N2',
          state: 'borderline: only the rules of published ports are gone',
          subject: 'host',
          expect: 'finding',
        },
      ],
    },
    {
      title: 'rules of one’s own beside Docker’s',
      setup: `systemctl reset-failed docker; systemctl restart docker; docker start web; iptables -I FORWARD -p tcp --dport 9 -j DROP; iptables -I DOCKER-USER -p udp -j DROP`,
      items: { N2: 'pass' },
      cases: [],
    },
  ],
}
