export const forget = (work: () => Promise<void>) => {
  work()
}
