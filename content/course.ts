/** The course's parts and their lessons, in the order they are meant to be taken; each is `content/<language>/<slug>.mdx`. */
export const parts = [
  {
    title: 'Who reaches what',
    lessons: ['daemon-tls', 'published-ports', 'container-lan'],
  },
  {
    title: 'What a container may do',
    lessons: ['userns-remap', 'least-privilege'],
  },
  {
    title: 'How much it may have',
    lessons: ['resource-limits'],
  },
] as const

export const lessons = parts.flatMap((part): readonly string[] => part.lessons)
