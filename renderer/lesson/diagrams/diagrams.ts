import { manInTheMiddle, partsOfDocker, remappedUsers } from './containers.ts'
import type { DiagramDefinition } from './diagram.ts'
import type { DiagramName } from './names.ts'
import { apiAndFirewall, mutualTls, publishedPort } from './network.ts'

export const diagrams: Record<DiagramName, DiagramDefinition> = {
  'parts-of-docker': partsOfDocker,
  'mutual-tls': mutualTls,
  'api-and-firewall': apiAndFirewall,
  'published-port': publishedPort,
  'man-in-the-middle': manInTheMiddle,
  'remapped-users': remappedUsers,
}
