import { renderToString } from 'react-dom/server'

renderToString(null)
