/** Lessons in the order they are meant to be taken; each is `content/<language>/<slug>.mdx`. */
export const lessons = ['daemon-tls'] as const
