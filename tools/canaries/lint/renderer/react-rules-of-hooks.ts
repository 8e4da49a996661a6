declare function useState(value: number): number

export function Counter({ on }: { on: boolean }) {
  return on ? useState(0) : 0
}
