/** A short text of an exercise where no elements can be: parameters by their names, code as it is. */
export function plainText(text: string): string {
  return text.replace(/__([a-z][A-Za-z0-9]*)__/g, '$1').replaceAll('`', '')
}
