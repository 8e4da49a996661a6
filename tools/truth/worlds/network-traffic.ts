import type { World } from '../world.ts'

const ICC_OFF = '-o com.docker.network.bridge.enable_icc=false'

/** Traffic between containers: N1. */
export const networkTraffic: World = {
  id: 'network-traffic',
  title: 'traffic between containers, as a lab host comes',
  setup: `
    run() { docker run -d "$@" bulkhead/shell httpd -f -p 80 -h /; }
    docker network create open
    docker network create ${ICC_OFF} shut
    docker network create alone
    docker network create ruled
    docker network create polite
    docker network create quiet
    docker network create --internal inside
    docker network create partly
    for each in one two; do
      run --name $each
      run --name open-$each --network open
      run --name shut-$each --network shut
      run --name ruled-$each --network ruled
      run --name polite-$each --network polite
      run --name inside-$each --network inside
      docker run -d --name quiet-$each --network quiet bulkhead/shell sleep 1000000
    done
    run --name alone-one --network alone
    run --name ruled-three --network ruled
    for each in one two three; do run --name partly-$each --network partly; done
    bridge() { echo "br-$(docker network inspect -f '{{.Id}}' $1 | cut -c-12)"; }
    iptables -I DOCKER-USER -i "$(bridge ruled)" -o "$(bridge ruled)" -j DROP
    third=$(docker inspect -f '{{.NetworkSettings.Networks.partly.IPAddress}}' partly-three)
    iptables -I DOCKER-USER -i "$(bridge partly)" -o "$(bridge partly)" ! -s "$third" -p tcp --syn -j DROP
    iptables -I DOCKER-USER -i "$(bridge polite)" -o "$(bridge polite)" -j REJECT`,
  items: { N1: 'fail' },
  cases: [
    { item: 'N1', state: 'wrong: docker0 as it comes', subject: 'network:bridge', expect: 'finding' },
    {
      item: 'N1',
      state: 'wrong: a network of one’s own as it comes',
      subject: 'network:open',
      expect: 'finding',
    },
    {
      item: 'N1',
      state: 'wrong: containers that serve nothing can be reached too',
      subject: 'network:quiet',
      expect: 'finding',
    },
    { item: 'N1', state: 'wrong: an internal network', subject: 'network:inside', expect: 'finding' },
    { item: 'N1', state: 'right: the switch is off', subject: 'network:shut', expect: 'none' },
    {
      item: 'N1',
      state: 'borderline: one container has nobody to talk to',
      subject: 'network:alone',
      expect: 'none',
    },
    {
      item: 'N1',
      state: 'borderline: the switch is on, and a rule drops packets between three',
      subject: 'network:ruled',
      expect: 'none',
    },
    {
      item: 'N1',
      state: 'wrong: a rule drops the connections of all but the third',
      subject: 'network:partly',
      expect: 'finding',
    },
    {
      item: 'N1',
      state: 'borderline: the switch is on, and a rule rejects packets',
      subject: 'network:polite',
      expect: 'none',
    },
  ],
  further: [
    {
      title: 'icc is off in a daemon.json that is not loaded',
      setup: `sleep 2; echo '{ "icc": false }' > /etc/docker/daemon.json`,
      cases: [
        {
          item: 'N1',
          state: 'wrong: icc off, not loaded',
          subject: 'setting:icc',
          expect: 'finding',
          covers: 'not-loaded-2.2',
        },
        { item: 'configuration', state: 'icc is not loaded', subject: 'setting:icc', expect: 'finding' },
        {
          item: 'N1',
          state: 'wrong: docker0 while the file says off',
          subject: 'network:bridge',
          expect: 'finding',
        },
      ],
    },
    {
      title: 'icc is off, and containers talk on a network of their own',
      setup: `
        systemctl restart docker
        docker start one two open-one open-two`,
      cases: [
        { item: 'N1', state: 'right: docker0 with icc off', subject: 'network:bridge', expect: 'none' },
        { item: 'N1', state: 'right: icc off and loaded', subject: 'setting:icc', expect: 'none' },
        {
          item: 'N1',
          state: 'wrong: icc off, and a network of one’s own',
          subject: 'network:open',
          expect: 'finding',
        },
      ],
    },
    {
      title: 'icc is off everywhere',
      setup: `
        docker rm -f $(docker ps -aq)
        docker network prune -f
        for each in one two three four; do docker run -d --name $each bulkhead/shell httpd -f -p 80 -h /; done`,
      items: { N1: 'pass' },
      cases: [],
    },
    {
      title: 'icc is off, and a rule lets all pass',
      setup: 'iptables -I DOCKER-USER -i docker0 -o docker0 -j ACCEPT',
      cases: [
        {
          item: 'N1',
          state: 'wrong: icc off, and a rule lets packets pass',
          subject: 'network:bridge',
          expect: 'finding',
        },
      ],
    },
  ],
}
