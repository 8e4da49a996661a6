/** Puts the focus on a task that is shown, where a screen reader reads it. */
export function focusTask(id: string): void {
  const task = document.querySelector<HTMLElement>(`[data-task="${CSS.escape(id)}"]`)
  if (!task) return
  task.tabIndex = -1
  task.scrollIntoView({ block: 'nearest' })
  task.focus({ preventScroll: true })
}
