/** What `<Diagram of="…" />` can draw. */
export const diagramNames = [
  'parts-of-docker',
  'mutual-tls',
  'api-and-firewall',
  'published-port',
  'man-in-the-middle',
  'remapped-users',
] as const
export type DiagramName = (typeof diagramNames)[number]
