/** Whether ⌘ is what Ctrl is elsewhere. */
export function isMac(): boolean {
  return /^Mac|iPhone|iPad/.test(navigator.platform)
}
