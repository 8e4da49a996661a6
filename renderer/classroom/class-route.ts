/** What the address names within a class: `#/class/room/daemon-tls`, `#/class/learner/<person>`. */
export type ClassRoute =
  | { tab: 'room'; exercise?: string }
  | { tab: 'learner'; person: string; exercise?: string }
  | { tab: 'messages' | 'course' | 'people' | 'grades' }

/** Whatever names nothing leads to the room. */
export function classRouteOf(hash: string): ClassRoute {
  const [, view, tab, at, exercise] = hash.replace(/^#/, '').split('/').map(decoded)
  if (view !== 'class') return { tab: 'room' }
  switch (tab) {
    case 'learner':
      return at ? { tab, person: at, ...(exercise && { exercise }) } : { tab: 'room' }
    case 'messages':
    case 'course':
    case 'people':
    case 'grades':
      return { tab }
    default:
      return { tab: 'room', ...(tab === 'room' && at && { exercise: at }) }
  }
}

export function classHashOf(route: ClassRoute): string {
  const parts =
    route.tab === 'room' ? [route.exercise] : route.tab === 'learner' ? [route.person, route.exercise] : []
  const named = parts.filter((part) => part !== undefined).map((part) => `/${encodeURIComponent(part)}`)
  return `#/class/${route.tab}${named.join('')}`
}

export function goToClass(route: ClassRoute): void {
  location.hash = classHashOf(route)
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
