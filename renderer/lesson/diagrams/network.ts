import { msg } from '../../../contract/message.ts'
import type { DiagramDefinition } from './diagram.ts'

export const mutualTls: DiagramDefinition = {
  height: 250,
  boxes: [
    { x: 245, y: 10, width: 150, height: 46, title: msg`your CA`, lines: [msg`signs both`], look: 'good' },
    { x: 20, y: 100, width: 170, height: 56, title: 'client', lines: [msg`has a certificate of the CA`] },
    {
      x: 20,
      y: 182,
      width: 170,
      height: 56,
      title: 'stranger',
      lines: [msg`has none, or another’s`],
      look: 'bad',
    },
    { x: 430, y: 100, width: 190, height: 138, title: 'master', look: 'host' },
    {
      x: 450,
      y: 140,
      width: 150,
      height: 76,
      title: 'dockerd',
      lines: ['--tlsverify', msg`trusts the CA`],
    },
  ],
  arrows: [
    {
      points: [
        [245, 33],
        [105, 33],
        [105, 100],
      ],
      look: 'quiet',
      label: msg`certificate`,
      labelAt: [160, 52],
    },
    {
      points: [
        [395, 33],
        [525, 33],
        [525, 100],
      ],
      look: 'quiet',
      label: msg`certificate`,
      labelAt: [482, 52],
    },
    {
      points: [
        [190, 128],
        [290, 128],
        [350, 160],
        [450, 160],
      ],
      look: 'good',
      label: msg`each shows a certificate`,
      labelAt: [300, 120],
    },
    {
      points: [
        [190, 210],
        [290, 210],
        [340, 192],
        [425, 192],
      ],
      look: 'refused',
      label: msg`refused while shaking hands`,
      labelAt: [300, 232],
    },
  ],
  words: msg`One CA signs the certificate of master’s daemon and that of client. Each checks the other’s against the CA, so client is served. A stranger has no certificate of this CA and is refused before it can say what it wants.`,
}

export const apiAndFirewall: DiagramDefinition = {
  height: 270,
  boxes: [
    { x: 10, y: 30, width: 130, height: 46, title: 'client', lines: [msg`allowed address`] },
    { x: 10, y: 120, width: 130, height: 46, title: 'stranger', look: 'bad' },
    { x: 190, y: 10, width: 440, height: 250, title: 'master', look: 'host' },
    { x: 212, y: 40, width: 116, height: 140, title: msg`firewall`, lines: [msg`asks: from where?`] },
    { x: 370, y: 40, width: 100, height: 140, title: 'TLS', lines: [msg`asks: who?`], look: 'good' },
    { x: 510, y: 75, width: 100, height: 56, title: 'dockerd' },
    {
      x: 215,
      y: 200,
      width: 140,
      height: 46,
      title: msg`container`,
      lines: [msg`on docker0`],
      look: 'bad',
    },
  ],
  arrows: [
    {
      points: [
        [140, 53],
        [215, 53],
      ],
    },
    {
      points: [
        [140, 143],
        [210, 143],
      ],
      look: 'refused',
    },
    {
      points: [
        [325, 103],
        [370, 103],
      ],
      look: 'good',
    },
    {
      points: [
        [470, 103],
        [510, 103],
      ],
      look: 'good',
    },
    {
      points: [
        [355, 223],
        [420, 223],
        [420, 186],
      ],
      look: 'refused',
      label: msg`goes around the firewall`,
      labelAt: [500, 240],
    },
  ],
  words: msg`The firewall lets the allowed address through and stops the stranger. A container on the same host does not pass the firewall’s zone for the network, so only TLS stops it: the firewall asks where a packet comes from, TLS asks who it is.`,
}

export const publishedPort: DiagramDefinition = {
  height: 230,
  boxes: [
    { x: 10, y: 90, width: 110, height: 46, title: msg`a packet`, lines: [msg`to port 8080`] },
    {
      x: 150,
      y: 81,
      width: 130,
      height: 64,
      title: 'DNAT',
      lines: [msg`Docker: to the`, msg`container’s address`],
    },
    { x: 330, y: 20, width: 130, height: 56, title: 'FORWARD', lines: ['DOCKER-USER'], look: 'good' },
    {
      x: 330,
      y: 155,
      width: 130,
      height: 56,
      title: 'INPUT',
      lines: [msg`rules for the host`],
      look: 'bad',
    },
    { x: 505, y: 20, width: 130, height: 56, title: msg`container`, lines: [msg`listens on port 80`] },
    { x: 505, y: 155, width: 130, height: 56, title: msg`the host itself`, lines: ['sshd, dockerd'] },
  ],
  arrows: [
    {
      points: [
        [120, 113],
        [150, 113],
      ],
    },
    {
      points: [
        [280, 100],
        [305, 100],
        [305, 48],
        [330, 48],
      ],
      look: 'good',
      label: msg`this way`,
      labelAt: [318, 92],
    },
    {
      points: [
        [460, 48],
        [505, 48],
      ],
      look: 'good',
    },
    {
      points: [
        [280, 126],
        [305, 126],
        [305, 183],
        [330, 183],
      ],
      look: 'quiet',
      label: msg`not this way`,
      labelAt: [372, 142],
    },
    {
      points: [
        [460, 183],
        [505, 183],
      ],
      look: 'quiet',
    },
  ],
  words: msg`A packet to a published port gets the container’s address before any filter sees it. So it is forwarded, past INPUT and the zones that guard the host itself. Who wants to stop it stands in its way: in FORWARD, in the chain DOCKER-USER.`,
}
