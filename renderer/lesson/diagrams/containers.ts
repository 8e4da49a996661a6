import { msg } from '../../../contract/message.ts'
import type { DiagramDefinition } from './diagram.ts'

export const partsOfDocker: DiagramDefinition = {
  height: 210,
  boxes: [
    { x: 10, y: 80, width: 90, height: 46, title: 'docker', lines: [msg`the client`] },
    { x: 160, y: 10, width: 470, height: 190, title: msg`the host`, look: 'host' },
    { x: 180, y: 80, width: 100, height: 46, title: 'dockerd', lines: [msg`the engine`] },
    { x: 320, y: 80, width: 100, height: 46, title: 'containerd', lines: [msg`supervises`] },
    { x: 460, y: 50, width: 150, height: 40, title: 'containerd-shim' },
    {
      x: 460,
      y: 130,
      width: 150,
      height: 46,
      title: msg`container`,
      lines: [msg`your process`],
      look: 'good',
    },
    { x: 320, y: 150, width: 100, height: 40, title: 'runc' },
  ],
  arrows: [
    {
      points: [
        [100, 103],
        [180, 103],
      ],
      label: 'HTTP',
      labelAt: [140, 96],
    },
    {
      points: [
        [280, 103],
        [320, 103],
      ],
    },
    {
      points: [
        [420, 95],
        [440, 95],
        [440, 70],
        [460, 70],
      ],
    },
    {
      points: [
        [535, 90],
        [535, 130],
      ],
      label: msg`stays`,
      labelAt: [566, 114],
    },
    {
      points: [
        [370, 126],
        [370, 150],
      ],
      look: 'quiet',
    },
    {
      points: [
        [420, 170],
        [460, 160],
      ],
      look: 'quiet',
    },
  ],
  words: msg`The client only sends requests to dockerd. dockerd gives orders to containerd, which starts a shim for each container. runc starts the container’s process and ends (dashed); the shim stays with it.`,
}

export const manInTheMiddle: DiagramDefinition = {
  height: 240,
  boxes: [
    {
      x: 20,
      y: 30,
      width: 150,
      height: 56,
      title: msg`victim`,
      lines: [msg`takes the third`, msg`for the server`],
    },
    {
      x: 470,
      y: 30,
      width: 150,
      height: 56,
      title: msg`server`,
      lines: [msg`takes the third`, msg`for the victim`],
    },
    {
      x: 235,
      y: 160,
      width: 170,
      height: 56,
      title: msg`the third`,
      lines: [msg`has NET_RAW`],
      look: 'bad',
    },
    { x: 260, y: 40, width: 120, height: 36, title: msg`bridge` },
  ],
  arrows: [
    {
      points: [
        [95, 86],
        [95, 188],
        [235, 188],
      ],
      look: 'bad',
      label: msg`what it says`,
      labelAt: [160, 180],
    },
    {
      points: [
        [405, 188],
        [545, 188],
        [545, 86],
      ],
      look: 'bad',
      label: msg`passed on`,
      labelAt: [476, 180],
    },
    {
      points: [
        [170, 58],
        [260, 58],
      ],
      look: 'quiet',
    },
    {
      points: [
        [380, 58],
        [470, 58],
      ],
      look: 'quiet',
    },
    {
      points: [
        [320, 160],
        [320, 76],
      ],
      look: 'quiet',
      label: msg`forged ARP answers`,
      labelAt: [394, 122],
    },
  ],
  words: msg`On one bridge, the third container answers the question who has an address with its own hardware address, to both. Then victim and server send to it what they mean for each other, and it reads along and passes everything on.`,
}

export const remappedUsers: DiagramDefinition = {
  height: 220,
  boxes: [
    { x: 20, y: 10, width: 280, height: 200, title: msg`without remapping`, look: 'host' },
    { x: 340, y: 10, width: 280, height: 200, title: msg`with userns-remap`, look: 'host' },
    { x: 40, y: 50, width: 240, height: 46, title: msg`in the container: root, 0` },
    { x: 40, y: 145, width: 240, height: 46, title: msg`on the host: root, 0`, look: 'bad' },
    { x: 360, y: 50, width: 240, height: 46, title: msg`in the container: root, 0` },
    { x: 360, y: 145, width: 240, height: 46, title: msg`on the host: nobody, 100000`, look: 'good' },
  ],
  arrows: [
    {
      points: [
        [160, 96],
        [160, 145],
      ],
      label: msg`the same`,
      labelAt: [196, 125],
    },
    {
      points: [
        [480, 96],
        [480, 145],
      ],
      label: msg`+ 100000`,
      labelAt: [520, 125],
    },
  ],
  words: msg`Without remapping, root in a container is root of the host. With it, the kernel adds 100000 to every number: root in the container is user 100000 of the host, whom no file and no process belongs to.`,
}
