import type { World } from '../world.ts'

const serve = (address: string, tls = '') => `
  mkdir -p /etc/docker/registry
  cat > /etc/docker/registry/config.yml <<'END'
version: 0.1
storage:
  filesystem:
    rootdirectory: /var/lib/docker-registry
http:
  addr: ${address}
${tls}
END
  chown -R docker-registry /var/lib/docker-registry
  systemctl restart docker-registry
  for try in $(seq 100); do
    curl -sk -o /dev/null http://127.0.0.1:5000/v2/ && break
    sleep 0.1
  done`
const restart = 'systemctl reset-failed docker; systemctl restart docker'
const push = (registry: string) => `
  docker tag bulkhead/shell ${registry}/shop:1
  docker push -q ${registry}/shop:1
  docker run -d --name shop ${registry}/shop:1 sleep 1000000`
const named = `
  grep -q registry.lab /etc/hosts || echo "$(hostname -I | cut -d' ' -f1) registry.lab" >> /etc/hosts`
const certificates = `
  mkdir -p /etc/registry-tls; cd /etc/registry-tls
  openssl req -x509 -newkey rsa:2048 -nodes -days 9 -subj /CN=ca -keyout ca.key -out ca.pem 2>/dev/null
  openssl req -newkey rsa:2048 -nodes -subj /CN=registry.lab -keyout key.pem -out csr.pem 2>/dev/null
  echo 'subjectAltName=DNS:registry.lab' > ext
  openssl x509 -req -in csr.pem -days 9 -CA ca.pem -CAkey ca.key -CAcreateserial -extfile ext -out cert.pem 2>/dev/null
  chmod 644 *; cd /
  mkdir -p /etc/docker/certs.d/registry.lab:5000
  cp /etc/registry-tls/ca.pem /etc/docker/certs.d/registry.lab:5000/ca.crt`
const tls = `  tls:
    certificate: /etc/registry-tls/cert.pem
    key: /etc/registry-tls/key.pem`

/** Where images come from, how, and what was done about them: I1, I3, I5, I6, I7. */
export const imagesRegistry: World = {
  id: 'images-registry',
  title: 'a registry on the machine’s own loopback',
  probe: true,
  setup: `
    ${serve('127.0.0.1:5000')}
    ${push('127.0.0.1:5000')}
    docker rmi bulkhead/shell:latest`,
  items: { I1: 'attest', I3: 'attest', I5: 'pass', I6: 'attest', I7: 'fail' },
  cases: [
    { item: 'I7', state: 'wrong: nobody asks for a signature', subject: 'host', expect: 'finding' },
    {
      item: 'I3',
      state: 'right: the machine’s own loopback',
      subject: 'registry:127.0.0.1:5000',
      expect: 'none',
    },
  ],
  further: [
    {
      title: 'the registry is declared, the image scanned, and clients ask for signatures',
      setup: `
        mkdir -p /var/log/image-scans
        printf '{"ArtifactName":"shop","Metadata":{"ImageID":"%s"}}' "$(docker inspect -f '{{.Image}}' shop)" > /var/log/image-scans/shop.json
        echo DOCKER_CONTENT_TRUST=1 >> /etc/environment`,
      policy: { registries: ['127.0.0.1:5000'] },
      items: { I1: 'pass', I6: 'pass', I7: 'attest' },
      cases: [],
    },
    {
      title: 'another registry is declared, and the report is about another image',
      setup: `
        printf '{"ArtifactName":"127.0.0.1:5000/shop:1","Metadata":{"ImageID":"sha256:%064d"}}' 1 > /var/log/image-scans/shop.json
        sed -i s/TRUST=1/TRUST=0/ /etc/environment`,
      policy: { registries: ['registry.example'] },
      cases: [
        {
          item: 'I1',
          state: 'wrong: from a registry that was not declared',
          subject: 'image:127.0.0.1:5000/shop:1',
          expect: 'finding',
        },
        {
          item: 'I6',
          state: 'wrong: the report is about another image',
          subject: 'image:127.0.0.1:5000/shop:1',
          expect: 'finding',
        },
        {
          item: 'I7',
          state: 'borderline: content trust is switched off in words',
          subject: 'host',
          expect: 'finding',
        },
      ],
    },
    {
      title: 'the registry does not answer',
      setup: 'systemctl stop docker-registry',
      policy: { registries: ['127.0.0.1:5000'] },
      cases: [
        {
          item: 'I1',
          state: 'wrong: the registry does not answer',
          subject: 'registry:127.0.0.1:5000',
          expect: 'finding',
        },
      ],
    },
    {
      title: 'a registry without TLS that the daemon believes',
      setup: `
        docker rm -f shop
        ${named}
        echo '{ "insecure-registries": ["registry.lab:5000"] }' > /etc/docker/daemon.json
        ${restart}
        ${serve(':5000')}
        docker tag 127.0.0.1:5000/shop:1 bulkhead/shell
        ${push('registry.lab:5000')}
        docker rmi 127.0.0.1:5000/shop:1 bulkhead/shell`,
      items: { I1: 'attest' },
      cases: [
        {
          item: 'I3',
          state: 'wrong: an insecure registry',
          subject: 'registry:registry.lab:5000',
          expect: 'finding',
        },
        {
          item: 'configuration',
          state: 'insecure-registries are loaded',
          subject: 'setting:insecure-registries',
          expect: 'none',
        },
      ],
    },
    {
      title: 'the registry was taken out of the file, and the daemon reloaded',
      setup: `sleep 2; echo '{}' > /etc/docker/daemon.json; systemctl reload docker; sleep 2`,
      cases: [
        {
          item: 'I3',
          state: 'wrong: a reload left the registry in',
          subject: 'setting:insecure-registries',
          expect: 'finding',
        },
        {
          item: 'I3',
          state: 'wrong: still believed',
          subject: 'registry:registry.lab:5000',
          expect: 'finding',
        },
      ],
    },
    {
      title: 'the registry still speaks without TLS, and nobody believes it any more',
      setup: restart + '; docker start shop',
      cases: [
        {
          item: 'I3',
          state: 'borderline: it speaks without TLS, and is not believed',
          subject: 'registry:registry.lab:5000',
          expect: 'finding',
        },
      ],
    },
    {
      title: 'the registry has a certificate that the machine believes',
      setup: `
        ${certificates}
        ${serve(':5000', tls)}`,
      items: { I3: 'attest' },
      cases: [
        {
          item: 'I3',
          state: 'right: TLS with an authority of one’s own',
          subject: 'registry:registry.lab:5000',
          expect: 'none',
        },
      ],
    },
    {
      title: 'the registry has a certificate that the machine does not believe',
      setup: 'rm -r /etc/docker/certs.d',
      cases: [
        {
          item: 'I3',
          state: 'wrong: a certificate that is not believed',
          subject: 'registry:registry.lab:5000',
          expect: 'finding',
        },
      ],
    },
  ],
}
