import { createContext } from 'react'

/** The lesson that is shown. */
export const SlugContext = createContext('')
