export function count() {
  var n = 0
  n += 1
  return n
}
