export function one() {
  let n = 1
  return n
}
