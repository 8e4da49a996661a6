import { type ComponentType, lazy } from 'react'
import { loadTextsOf } from '../language/language.ts'
import type { WorkspaceProps } from '../workspace/Workspace.tsx'
import type { Route, View } from './route.ts'

/** What a view is told: the part of the address behind its name (`#/glossary/cgroup`). */
export interface ViewProps {
  at?: string
}

/** Something shown whose module is loaded when somebody goes there, with texts that are said nowhere else. */
function whenShown<Props>(loadComponent: () => Promise<ComponentType<Props>>, ...texts: string[]) {
  const load = async () => {
    // Without them, English is better than nothing.
    const said = Promise.all(texts.map((part) => loadTextsOf(part))).catch(() => {})
    const [component] = await Promise.all([loadComponent(), said])
    return component
  }
  return { Component: lazy(async () => ({ default: await load() })), load }
}

/** The lesson beside the terminal and the tasks. */
export const lessonView = whenShown<WorkspaceProps>(
  async () => (await import('../workspace/Workspace.tsx')).Workspace,
)

const course = whenShown<ViewProps>(async () => (await import('../course/CourseMap.tsx')).CourseMap)

/** Every other view; each is a `Page` (Page.tsx). What there is none for yet is the course. */
export const viewsByName: Record<View, typeof course> = {
  course,
  glossary: whenShown<ViewProps>(async () => (await import('../glossary/GlossaryView.tsx')).GlossaryView),
  // Whether they are made is a setting.
  recordings: whenShown<ViewProps>(
    async () => (await import('../recordings/Recordings.tsx')).Recordings,
    'settings',
  ),
  audit: whenShown<ViewProps>(
    async () => (await import('../audit/Audit.tsx')).Audit,
    'audit',
    'readings',
    'baseline',
  ),
  certificate: whenShown<ViewProps>(
    async () => (await import('../audit/certificate/Certificate.tsx')).Certificate,
    'audit',
    'readings',
    'baseline',
  ),
  class: whenShown<ViewProps>(
    async () => (await import('../membership/ClassView.tsx')).ClassView,
    'membership',
    'classroom',
  ),
  settings: whenShown<ViewProps>(
    async () => (await import('../settings/SettingsView.tsx')).SettingsView,
    'settings',
  ),
  doctor: whenShown<ViewProps>(async () => (await import('../doctor/DoctorView.tsx')).DoctorView, 'doctor'),
}

/** Starts to load what a route shows; whoever shows it tells of a failure. */
export function preload(route: Route): void {
  const { load } = route.view === 'lesson' ? lessonView : viewsByName[route.view]
  load().catch(() => {})
}
