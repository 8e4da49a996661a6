export const fail = () => {
  throw 'text'
}
