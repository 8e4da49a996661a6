import type { Params } from '../../contract/index.ts'

/** What belongs to who sits in between: not the learner's, and not to be opened for the answers. */
export const WIRE = '/var/lib/wire'

/**
 * A router that does more than its work, in Python: between the registry's name and the registry, it answers itself when
 * somebody asks in the clear for the tag of one image, and passes on everything else, TLS too, because it can't read it.
 */
export function wireProgram({ port, ownPort, service, tag }: Params): string {
  return `import re, select, socket, socketserver

STORE = '${WIRE}/'
WANTED = re.compile(r'(GET|HEAD) /v2/house/${service}/(manifests|blobs)/(\\S+) ')

def read(digest):
    hex = digest.removeprefix('sha256:')
    with open(STORE + 'blobs/sha256/' + hex[:2] + '/' + hex + '/data', 'rb') as file:
        return file.read()

def own_answer(line):
    asked = WANTED.match(line)
    if not asked:
        return None
    with open(STORE + 'digest') as file:
        swapped = file.read().strip()
    method, kind, what = asked.groups()
    try:
        if kind == 'manifests' and what in ('${tag}', swapped):
            digest, kind = swapped, 'application/vnd.docker.distribution.manifest.v2+json'
        elif kind == 'blobs':
            digest, kind = what, 'application/octet-stream'
        else:
            return None
        body = read(digest)
    except OSError:
        return None
    head = ['HTTP/1.1 200 OK', 'Content-Type: ' + kind, 'Content-Length: %d' % len(body), 'Connection: close',
            'Docker-Content-Digest: ' + digest, 'Docker-Distribution-Api-Version: registry/2.0', '', '']
    return '\\r\\n'.join(head).encode() + (b'' if method == 'HEAD' else body)

class Wire(socketserver.BaseRequestHandler):
    def handle(self):
        said = self.request.recv(65536)
        # 22 begins a TLS record.
        if said[:1] != b'\\x16':
            while b'\\r\\n\\r\\n' not in said and len(said) < 65536:
                more = self.request.recv(65536)
                if not more:
                    return
                said += more
            answer = own_answer(said.split(b'\\r\\n', 1)[0].decode('latin-1'))
            if answer:
                self.request.sendall(answer)
                return
            # One request per connection, so that the next one is looked at, too.
            head, body = said.split(b'\\r\\n\\r\\n', 1)
            kept = [line for line in head.split(b'\\r\\n') if not line.lower().startswith(b'connection:')]
            said = b'\\r\\n'.join(kept + [b'Connection: close']) + b'\\r\\n\\r\\n' + body
        with socket.create_connection(('127.0.0.1', ${ownPort})) as registry:
            registry.sendall(said)
            ends = {self.request: registry, registry: self.request}
            while ends:
                for end in select.select(list(ends), [], [], 60)[0] or list(ends):
                    data = end.recv(65536)
                    if data:
                        ends[end].sendall(data)
                    else:
                        return

class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    def handle_error(self, request, address):
        pass

Server(('', ${port}), Wire).serve_forever()
`
}
