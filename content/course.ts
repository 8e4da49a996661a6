/** Lessons in the order they are meant to be taken; each is `content/<language>/<slug>.mdx`. */
export const lessons = ['daemon-tls', 'userns-remap', 'resource-limits', 'least-privilege'] as const
