import { msg } from '../contract/message.ts'

/** The course's parts and their lessons, in the order they are meant to be taken; each is `content/<language>/<slug>.mdx`. */
export const parts = [
  {
    title: msg`What a container is`,
    lessons: ['vm-and-container', 'docker-anatomy', 'namespaces', 'cgroups', 'capabilities', 'kernel-guards'],
  },
  {
    title: msg`Where Docker is attacked`,
    lessons: ['cves', 'malicious-image', 'tampering', 'exhaustion', 'shared-kernel', 'open-doors'],
  },
  {
    title: msg`Who reaches what`,
    lessons: ['daemon-tls', 'api-firewall', 'published-ports', 'egress', 'container-lan'],
  },
  {
    title: msg`What a container may do`,
    lessons: ['userns-remap', 'least-privilege', 'filesystem', 'seccomp'],
  },
  {
    title: msg`How much it may have`,
    lessons: ['resource-limits', 'ulimits', 'restart-and-health'],
  },
  {
    title: msg`What it is made of, and who looks after it`,
    lessons: ['minimal-container', 'images', 'logging', 'upgrade'],
  },
  {
    title: msg`All of it at once`,
    lessons: ['docker-bench', 'harden-this-host'],
  },
] as const

export const lessons = parts.flatMap((part): readonly string[] => part.lessons)

/**
 * What each lesson builds on. It advises and never locks: nothing here is asked of anybody, and all of it comes
 * earlier in the course.
 */
export const after: Readonly<Record<string, readonly string[]>> = {
  namespaces: ['docker-anatomy'],
  cgroups: ['docker-anatomy'],
  capabilities: ['docker-anatomy'],
  'kernel-guards': ['vm-and-container', 'capabilities'],
  cves: ['docker-anatomy'],
  'malicious-image': ['docker-anatomy'],
  tampering: ['docker-anatomy'],
  exhaustion: ['cgroups'],
  'shared-kernel': ['namespaces', 'capabilities'],
  'open-doors': ['docker-anatomy', 'namespaces'],
  'daemon-tls': ['docker-anatomy'],
  'api-firewall': ['daemon-tls'],
  'published-ports': ['namespaces'],
  egress: ['published-ports'],
  'container-lan': ['namespaces'],
  'userns-remap': ['namespaces', 'shared-kernel'],
  'least-privilege': ['capabilities'],
  filesystem: ['namespaces'],
  seccomp: ['kernel-guards', 'shared-kernel'],
  'resource-limits': ['cgroups', 'exhaustion'],
  ulimits: ['resource-limits'],
  'restart-and-health': ['docker-anatomy'],
  'minimal-container': ['least-privilege'],
  images: ['malicious-image', 'tampering'],
  logging: ['docker-anatomy'],
  upgrade: ['cves'],
  'docker-bench': ['published-ports', 'resource-limits'],
  'harden-this-host': ['least-privilege', 'images'],
}

/** The exercise that all of the course comes together in; a certificate is for it where none is named. */
export const capstone = 'harden-this-host'
