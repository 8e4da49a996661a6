import { type TaskDefinition, msg } from '../../contract/index.ts'

export const tasks: readonly TaskDefinition[] = [
  {
    id: 'plain-port-closed',
    title: msg`The plain door is closed`,
    description: msg`Docker runs on master, and no port gives it to anybody without TLS: not from the network, and not on an address of master itself.`,
    points: 20,
    hints: [
      msg`Who listens on master? \`ss -ltnp\` lists the TCP ports and the programs behind them. One of dockerd's has no TLS.`,
      msg`dockerd listens where its \`-H\` options say. \`systemctl cat docker\` shows the unit and every drop-in that changes it.`,
      msg`The option \`-H tcp://0.0.0.0:__plainPort__\` is in \`/etc/systemd/system/docker.service.d/\`. A firewall would only hide it; take it out, or turn it into the TLS one on port __tlsPort__.`,
      msg`When the drop-in is changed: \`systemctl daemon-reload && systemctl restart docker\`, then \`ss -ltnp | grep dockerd\` shows that port __plainPort__ is gone.`,
    ],
  },
  {
    id: 'server-certificate',
    title: msg`Master shows a certificate that client can check`,
    description: msg`What answers on port __tlsPort__ shows a certificate that was signed by the CA in /root/.docker/ca.pem on client and is valid for \`master\`, for \`__masterAlias__\` and for \`__masterAddress__\`.`,
    points: 20,
    hints: [
      msg`Clients compare the name that they asked for with the certificate’s subjectAltName, and with nothing else.`,
      msg`There are two kinds of entries: \`DNS:\` for names and \`IP:\` for addresses. An address in a \`DNS:\` entry does not count.`,
      msg`Put this in a file and pass it to \`openssl x509 -req\` with \`-extfile\`: \`subjectAltName = DNS:master,DNS:__masterAlias__,IP:__masterAddress__\` and, on a line of its own, \`extendedKeyUsage = serverAuth\`.`,
      msg`See what is presented: \`openssl s_client -connect master:__tlsPort__ </dev/null | openssl x509 -noout -issuer -ext subjectAltName\`. And client needs the CA: \`scp ca.pem client:/root/.docker/ca.pem\`.`,
    ],
  },
  {
    id: 'strangers-refused',
    title: msg`Strangers are refused`,
    description: msg`Whoever comes over TLS without a certificate, or with one from another CA that only has the same name, gets nothing.`,
    points: 20,
    hints: [
      msg`TLS by itself protects the conversation. It does not say who may have one: the server has to ask for a certificate, and check it.`,
      msg`The option that makes dockerd check client certificates is \`tlsverify\`, not \`tls\`.`,
      msg`\`--tlscacert\` names the CA whose certificates are accepted. Every certificate of that CA opens the door, so it has to be a CA of your own.`,
      msg`Try it from client: \`curl --cacert /root/.docker/ca.pem https://master:__tlsPort__/info\` has to end with an alert about a missing certificate.`,
    ],
  },
  {
    id: 'client-served',
    title: msg`Client is served`,
    description: msg`With ca.pem, cert.pem and key.pem in /root/.docker, client is served by master's own daemon on port __tlsPort__.`,
    points: 15,
    hints: [
      msg`Client needs three files: the CA’s certificate, a certificate of its own, and the key that belongs to it. The docker command looks for them in \`~/.docker\`.`,
      msg`A client certificate is made as the server’s: key, request, signature by the CA. Its purpose is \`extendedKeyUsage = clientAuth\`, and it needs no subjectAltName.`,
      msg`Bring them over: \`ssh client mkdir -p -m 700 /root/.docker\`, then \`scp ca.pem client:/root/.docker/ca.pem\`, and likewise your client certificate as \`cert.pem\` and its key as \`key.pem\`.`,
      msg`On client: \`docker --tlsverify -H tcp://master:__tlsPort__ info\`. If it says "bad certificate" or "unknown certificate authority", compare what signed the certificate with dockerd’s \`--tlscacert\`.`,
    ],
  },
  {
    id: 'keys-private',
    title: msg`Keys stay private`,
    description: msg`No private key that is in use can be read by other users of master or client, and client holds its own key only: neither the CA's nor the server's. (Looked at: /etc, /root, /home, /opt, /srv, /tmp, /var/tmp, /var/lib, /usr/local.)`,
    points: 10,
    hints: [
      msg`Who holds the server’s key can pass for the server; who holds the CA’s key can make certificates for anybody. Look at the permissions of every key: \`ls -l\`.`,
      msg`\`find / -xdev -name "*key*.pem" -ls 2>/dev/null\` finds them, if you called them so. Copies count too.`,
      msg`\`chmod 400\` on every key on master and client. On client only \`key.pem\` may be left: the CA’s key and the server’s have no business there.`,
    ],
  },
  {
    id: 'survives-restart',
    title: msg`It survives a restart`,
    description: msg`The daemon that runs was started by systemd from the configuration that is on the disk now, so a restart brings back the same. A full check restarts docker to see.`,
    points: 15,
    hints: [
      msg`What you start by hand ends with the machine. systemd starts docker from \`docker.service\`, its drop-ins and /etc/docker/daemon.json.`,
      msg`\`systemctl status docker\` shows which process systemd means, since when it runs, and whether unit files were changed since.`,
      msg`Own settings belong in a drop-in, \`/etc/systemd/system/docker.service.d/NAME.conf\`; an empty \`ExecStart=\` line comes before the new one. And \`hosts\` in daemon.json does not go together with \`-H\` in the unit.`,
      msg`\`systemctl daemon-reload && systemctl restart docker\`. When docker does not come back, \`journalctl -u docker -n 20\` says why, and after several failures \`systemctl reset-failed docker docker.socket\` is needed first.`,
    ],
  },
]
