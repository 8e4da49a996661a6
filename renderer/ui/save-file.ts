/** Gives a file to the person, as a download. */
export function saveFile(name: string, content: BlobPart, type: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([content], { type }))
  link.download = name
  link.click()
  // The browser takes it in its own time; without this, the file stays in memory as long as the page.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
