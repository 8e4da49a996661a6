import type { World } from '../world.ts'

/** Published ports and the machine's network: N4 to N7, of containers that run and of such that don't. */
export const networkPorts: World = {
  id: 'network-ports',
  title: 'published ports in both families, and the machine’s own network',
  setup: `
    run() { docker run -d "$@" bulkhead/shell sleep 1000000; }
    run --name low4 -p 0.0.0.0:81:80
    run --name low6 -p '[::]:82:80'
    run --name udp -p 127.0.0.1:53:53/udp
    run --name edge -p 127.0.0.1:1024:80
    run --name all -P --expose 80
    run --name plain -p 8080:80
    run --name six -p '[::]:8081:80'
    run --name inner -p 127.0.0.1:8082:80
    run --name silent
    docker create --name later -p 83:80 bulkhead/shell sleep 1000000
    docker create --name later-inner -p 127.0.0.1:8083:80 bulkhead/shell sleep 1000000
    run --name machine --network host
    run --name joined --network container:machine
    run --name friend --network container:silent
    docker create --name later-machine --network host bulkhead/shell sleep 1000000
    run --name stuck --network host -p 84:80
    docker run -d --name serves --network host bulkhead/shell httpd -f -p 8090 -h /`,
  cases: [
    { item: 'N4', state: 'wrong: port 81', subject: 'port:tcp/81', expect: 'finding' },
    { item: 'N4', state: 'wrong: port 82 on IPv6 only', subject: 'port:tcp/82', expect: 'finding' },
    {
      item: 'N4',
      state: 'wrong: port 53 over UDP, on the loopback',
      subject: 'port:udp/53',
      expect: 'finding',
    },
    {
      item: 'N4',
      state: 'wrong: port 83 of one that was never started',
      subject: 'port:tcp/83',
      expect: 'finding',
    },
    {
      item: 'N4',
      state: 'borderline: port 1024',
      subject: 'port:tcp/1024',
      expect: 'none',
      covers: 'port-1024',
    },
    { item: 'N4', state: 'right: port 8080', subject: 'port:tcp/8080', expect: 'none' },
    {
      item: 'N4',
      state: 'borderline: a port that the machine’s network drops',
      subject: 'port:tcp/84',
      expect: 'none',
    },
    { item: 'N6', state: 'wrong: the machine’s network', subject: 'container:machine', expect: 'finding' },
    {
      item: 'N6',
      state: 'wrong: the network of one that has the machine’s',
      subject: 'container:joined',
      expect: 'finding',
      covers: 'network-of-another',
    },
    {
      item: 'N6',
      state: 'wrong: the machine’s network, never started',
      subject: 'container:later-machine',
      expect: 'finding',
    },
    {
      item: 'N6',
      state: 'borderline: the network of one that has its own',
      subject: 'container:friend',
      expect: 'none',
    },
    { item: 'N6', state: 'right: a network of its own', subject: 'container:silent', expect: 'none' },
    { item: 'N7', state: 'wrong: no address named', subject: 'container:plain', expect: 'finding' },
    {
      item: 'N7',
      state: 'wrong: all addresses, on IPv6 only',
      subject: 'container:six',
      expect: 'finding',
      covers: 'port-ipv6-only',
    },
    {
      item: 'N7',
      state: 'wrong: any free port on all addresses',
      subject: 'container:all',
      expect: 'finding',
    },
    {
      item: 'N7',
      state: 'wrong: no address named, never started',
      subject: 'container:later',
      expect: 'finding',
    },
    { item: 'N7', state: 'right: the loopback', subject: 'container:inner', expect: 'none' },
    {
      item: 'N7',
      state: 'right: the loopback, never started',
      subject: 'container:later-inner',
      expect: 'none',
    },
    { item: 'N7', state: 'right: nothing published', subject: 'container:silent', expect: 'none' },
  ],
  items: { N5: 'attest' },
  further: [
    {
      title: 'most ports are declared',
      setup: 'docker rm -f all',
      policy: { ports: ['81/tcp', '82/tcp', '8080/tcp'] },
      cases: [
        {
          item: 'N5',
          state: 'wrong: a published port that was not declared',
          subject: 'port:tcp/8081',
          expect: 'finding',
        },
        {
          item: 'N5',
          state: 'wrong: served in the machine’s network, not declared',
          subject: 'port:tcp/8090',
          expect: 'finding',
        },
        {
          item: 'N5',
          state: 'right: a published port that was declared',
          subject: 'port:tcp/8080',
          expect: 'none',
        },
        {
          item: 'N5',
          state: 'borderline: open on the loopback only',
          subject: 'port:tcp/8082',
          expect: 'none',
        },
        {
          item: 'N5',
          state: 'borderline: published by one that does not run',
          subject: 'port:tcp/83',
          expect: 'none',
        },
      ],
    },
    {
      title: 'all ports are declared, and the daemon has an address for those that name none',
      setup: `
        docker rm -f $(docker ps -aq)
        echo '{ "ip": "127.0.0.1" }' > /etc/docker/daemon.json
        systemctl restart docker
        docker run -d --name plain -p 8080:80 bulkhead/shell sleep 1000000
        docker create --name later -p 8085:80 bulkhead/shell sleep 1000000
        docker network create own
        docker run -d --name own --network own -p 8086:80 bulkhead/shell sleep 1000000`,
      policy: { ports: ['8086/tcp'] },
      items: { N4: 'pass', N5: 'pass', N6: 'pass' },
      cases: [
        {
          item: 'N7',
          state: 'borderline: no address named, and the daemon’s is the loopback',
          subject: 'container:plain',
          expect: 'none',
        },
        {
          item: 'N7',
          state: 'borderline: the same, never started',
          subject: 'container:later',
          expect: 'none',
        },
      ],
    },
    {
      title: 'nobody has a port, and the daemon’s address is not loaded',
      setup: `
        docker rm -f $(docker ps -aq)
        docker run -d --name silent bulkhead/shell sleep 1000000
        sleep 2
        echo '{ "ip": "127.0.0.2" }' > /etc/docker/daemon.json`,
      cases: [
        {
          item: 'N7',
          state: 'wrong: the daemon’s address for ports is not loaded',
          subject: 'setting:ip',
          expect: 'finding',
        },
      ],
    },
  ],
}
