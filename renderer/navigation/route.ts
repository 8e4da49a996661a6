import { useSyncExternalStore } from 'react'
import { lessons } from '../../content/course.ts'

/** Views that are no lesson; each is `#/<name>` in the address. */
export const views = [
  'course',
  'glossary',
  'recordings',
  'audit',
  'certificate',
  'class',
  'settings',
  'doctor',
] as const
export type View = (typeof views)[number]

/**
 * What the address's hash names: a lesson (`#daemon-tls`, `#daemon-tls/2` for its second heading, `#daemon-tls/task/closed`
 * for a task), or a view with what it shows (`#/glossary/cgroup`).
 */
export type Route = { view: 'lesson'; slug: string; at?: string; task?: string } | { view: View; at?: string }

/** What a task's id comes after in an address. */
const TASK = 'task'

/** Whatever names nothing leads to the course. */
export function routeOf(hash: string): Route {
  const [first = '', second, third] = hash.replace(/^#/, '').split('/').map(decoded)
  if (first === '') {
    const view = views.find((name) => name === second)
    return view ? { view, ...(third ? { at: third } : {}) } : { view: 'course' }
  }
  if (!lessons.includes(first)) return { view: 'course' }
  if (second === TASK) return { view: 'lesson', slug: first, ...(third ? { task: third } : {}) }
  return { view: 'lesson', slug: first, ...(second ? { at: second } : {}) }
}

export function hashOf(route: Route): string {
  if (route.view === 'lesson' && route.task !== undefined)
    return `#${route.slug}/${TASK}/${encodeURIComponent(route.task)}`
  const start = route.view === 'lesson' ? `#${route.slug}` : `#/${route.view}`
  return route.at === undefined ? start : `${start}/${encodeURIComponent(route.at)}`
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

export function onHashChange(listener: () => void) {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}

export function useRoute(): Route {
  return routeOf(useSyncExternalStore(onHashChange, () => location.hash))
}

export function goTo(route: Route): void {
  const hash = hashOf(route)
  // The browser says nothing of an address that stays the same.
  if (location.hash === hash) window.dispatchEvent(new Event(AGAIN))
  else location.hash = hash
}

const AGAIN = 'bulkhead:again'

/** Tells when somebody goes to where they are already. Answers how to stop. */
export function onAgain(listener: () => void): () => void {
  window.addEventListener(AGAIN, listener)
  return () => window.removeEventListener(AGAIN, listener)
}
