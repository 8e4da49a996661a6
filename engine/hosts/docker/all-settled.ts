/**
 * Like Promise.all, but waits for all of them also when one fails, and then throws that failure: what is to be
 * cleaned up afterwards must not still be in the making.
 */
export async function allSettled<const T extends readonly Promise<unknown>[]>(
  promises: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(promises)
  return Promise.all(promises) as Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }>
}
