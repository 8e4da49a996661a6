const AGAIN_MS = 500

/** In development the engine starts again when it is changed: loads the page anew once it is there. */
export function findBack(): void {
  const look = () =>
    fetch(location.pathname).then(
      ({ ok }) => {
        if (ok) location.reload()
      },
      () => {},
    )
  setInterval(() => void look(), AGAIN_MS)
}
