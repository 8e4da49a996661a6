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
] as const

export const lessons = parts.flatMap((part): readonly string[] => part.lessons)
