import type { OwnAddress } from './origin-guard.ts'

/** Where the app's pages open WebSockets: at us, under each of our names. */
export const socketsAt = ({ scheme, hosts }: OwnAddress): string =>
  hosts()
    .map((host) => `${scheme === 'https' ? 'wss' : 'ws'}://${host}`)
    .join(' ')

/** For the app's own files. xterm.js and the panels set styles from scripts; nothing else is loosened. */
export function appHeaders(sockets: string, inDevelopment?: { nonce: string }): Record<string, string> {
  return headers([
    "default-src 'none'",
    // Vite puts one script into the page itself, which is known by its nonce.
    `script-src 'self'${inDevelopment ? ` 'nonce-${inDevelopment.nonce}'` : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self' ${sockets}`,
    // While its server is away, Vite asks for it from a worker.
    `worker-src 'self'${inDevelopment ? ' blob:' : ''}`,
    "manifest-src 'self'",
  ])
}

/** For pages that are only text. */
export const textPageHeaders: Record<string, string> = headers([
  "default-src 'none'",
  "style-src 'unsafe-inline'",
])

function headers(policy: readonly string[]): Record<string, string> {
  return {
    'Content-Security-Policy': [
      ...policy,
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=()',
  }
}
