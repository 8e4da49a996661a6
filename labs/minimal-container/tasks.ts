import { type TaskDefinition, msg } from '../../contract/index.ts'

export const tasks: readonly TaskDefinition[] = [
  {
    id: 'no-remote-login',
    title: msg`Nobody logs in over the network`,
    description: msg`In the network of \`__service__\` nothing listens but the page, which is published on port __port__ of master. No other container listens for anybody, and none holds Docker’s socket.`,
    points: 25,
    hints: [
      msg`Ask the kernel who listens in the container’s network: \`nsenter -t $(docker inspect -f "{{.State.Pid}}" __service__) -n ss -ltnp\`.`,
      msg`A port that is not published, or that a firewall hides, is still open for every container beside it. What is not needed must not run at all.`,
      msg`sshd is started by \`/usr/local/bin/supervise\`, which is the image’s command; whoever only kills it will see it again a second later.`,
      msg`Make an image whose \`CMD\` is \`["httpd", "-f", "-p", "__port__", "-h", "/srv/www"]\`, and the container anew from it, with \`-p __port__:__port__\` and nothing else published.`,
    ],
  },
  {
    id: 'one-process',
    title: msg`One container, one program`,
    description: msg`The first process of \`__service__\` is the web server, or an init that has it as its only child, and there is no other process in it. If it ends, Docker starts it again, also after a restart of Docker.`,
    points: 25,
    hints: [
      msg`\`docker top __service__\` lists its processes. Which of them would you miss?`,
      msg`Logs go to standard output, where \`docker logs\` finds them; jobs at fixed times belong to the host; and to start again what ends is what \`--restart\` is for.`,
      msg`A server that goes into the background leaves something else as the first process. In the foreground (\`httpd -f\`) it is the first process itself, if \`CMD\` is written as a list: a plain line is given to a shell.`,
      msg`\`docker run -d --name __service__ --init --restart unless-stopped -p __port__:__port__ __image__\`, with \`CMD ["httpd", "-f", "-p", "__port__", "-h", "/srv/www"]\` in the image.`,
    ],
  },
  {
    id: 'image-minimal',
    title: msg`Nothing in the image that the page does not need`,
    description: msg`\`__service__\` runs from the image that is called \`__image__\` now. It has less than __megabytes__ MB, and in no layer of it is an SSH server, a private key, a password or a setuid program.`,
    points: 30,
    hints: [
      msg`\`docker history __image__\` shows layers and what they were made with, \`docker image inspect __image__\` the environment that is baked in.`,
      msg`A layer only adds. What a later \`RUN rm\` deletes is hidden, and still there for whoever has the image: \`docker save __image__ | tar t\`.`,
      msg`Don’t take away from the old image: begin with one that has nothing, \`FROM scratch\` or \`FROM bulkhead/shell\`, and copy in what the page needs. \`COPY --from=IMAGE\` takes files from another image.`,
      msg`Keep the old one under another name (\`docker tag __image__ old\`), then: \`FROM bulkhead/shell\`, \`COPY --from=old /srv /srv\`, \`CMD […]\`, built with \`docker build -t __image__ .\``,
    ],
  },
  {
    id: 'admin-by-exec',
    title: msg`Administration comes from the host`,
    description: msg`What was done over SSH is done with \`docker exec\` as root: \`docker exec __service__ cp /srv/notices/closed.txt /srv/www/\` puts a notice on the site, and \`docker exec __service__ rm /srv/www/closed.txt\` takes it away.`,
    points: 20,
    hints: [
      msg`Try it: \`docker exec __service__ cp /srv/notices/closed.txt /srv/www/\`. What does it say, and what says \`docker exec __service__ /bin/cp …\`?`,
      msg`\`docker exec\` starts a program and no login: no profile is read, and the PATH is the one of the container’s configuration.`,
      msg`Over SSH it worked because sshd sets a PATH of its own. \`docker image inspect -f "{{.Config.Env}}" __image__\` shows the image’s.`,
      msg`\`bulkhead/shell\` has \`PATH=/bin\`, and all tools there. An image from scratch needs \`cp\` and \`rm\` copied in, and /srv/notices as well as /srv/www.`,
    ],
  },
]
