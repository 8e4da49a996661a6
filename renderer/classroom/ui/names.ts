/** As contract/class/person.ts has them; said here without a schema library. */
export const isName = (text: string): boolean =>
  /^[^\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]{1,80}$/u.test(text.trim())

export const isRosterId = (text: string): boolean => /^[^\p{Cc}\p{Cf}]{1,120}$/u.test(text.trim())
