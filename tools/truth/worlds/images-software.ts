import type { World } from '../world.ts'

/** Brings an image onto the machine whose record says that it was built on that day. */
const dated = (name: string, created: string) => `
  rm -rf /tmp/dated; mkdir /tmp/dated; cd /tmp/dated
  docker save bulkhead/shell | tar x
  python3 - <<'END'
import json
manifest = json.load(open("manifest.json"))
config = json.load(open(manifest[0]["Config"]))
config["created"] = "${created}"
json.dump(config, open("config.json", "w"))
manifest[0].update(Config="config.json", RepoTags=["${name}"])
json.dump(manifest, open("manifest.json", "w"))
END
  rm -f index.json oci-layout repositories
  tar c . | docker load -q
  cd /`

const build = (name: string, ...lines: string[]) => `
  rm -rf /tmp/build; mkdir /tmp/build; cd /tmp/build
  printf '%s\\n' 'FROM bulkhead/shell' ${lines.map((line) => `'${line}'`).join(' ')} > Dockerfile
  DOCKER_BUILDKIT=0 docker build -q -t ${name} . 2>/dev/null
  cd /`

/** As dpkg writes its record. */
const libc = (version: string) =>
  `RUN mkdir -p /var/lib/dpkg && printf "Package: libc6\\nStatus: install ok installed\\nVersion: ${version}\\n\\n" > /var/lib/dpkg/status`

/** What is in images, how they were made, and which of them are used: I1, I2, I4, I5. */
export const imagesSoftware: World = {
  id: 'images-software',
  title: 'images of all ages and makings, in no registry',
  setup: `
    ${build('shop:1', 'CMD ["sleep", "1000000"]')}
    ${build('shop:latest', 'LABEL floats=1', 'CMD ["sleep", "1000000"]')}
    ${build('fresh:1', libc('2.36-9+deb12u13'), 'CMD ["sleep", "1000000"]')}
    ${build('stale:1', libc('2.36-9+deb12u1'), 'CMD ["sleep", "1000000"]')}
    ${build('ubuntu-like:1', libc('2.35-0ubuntu3.1'), 'CMD ["sleep", "1000000"]')}
    ${dated('aged:1', '2020-01-01T00:00:00Z')}
    ${build('moved:1', 'LABEL is=old', 'CMD ["sleep", "1000000"]')}
    run() { docker run -d "$@"; }
    run --name shop shop:1
    run --name floats shop
    run --name fresh fresh:1
    run --name patched fresh:1
    run --name stale stale:1
    run --name other ubuntu-like:1
    run --name aged aged:1 sleep 1000000
    run --name moved moved:1
    run --name by-id "$(docker image inspect -f '{{.Id}}' shop:1)"
    ${build('moved:1', 'LABEL is=new', 'CMD ["sleep", "1000000"]')}
    ${build('unused:1', 'LABEL un=used')}
    docker run --name maker shop:1 sh -c 'echo by hand > /by-hand'
    docker commit maker by-hand:1
    docker rm maker
    run --name by-hand by-hand:1 sleep 1000000
    docker create --name later-patched fresh:1
    docker exec patched sh -c 'echo >> /var/lib/dpkg/status'
    docker exec shop sh -c 'echo more > /tmp/more'`,
  items: { I1: 'fail', I6: 'attest', I7: 'attest', I3: 'attest' },
  cases: [
    { item: 'I1', state: 'wrong: built here, in no registry', subject: 'image:shop:1', expect: 'finding' },
    { item: 'I2', state: 'right: built today, without packages', subject: 'image:shop:1', expect: 'none' },
    { item: 'I2', state: 'right: the package is a mended one', subject: 'image:fresh:1', expect: 'none' },
    {
      item: 'I2',
      state: 'wrong: a package from before it was mended',
      subject: 'image:stale:1',
      expect: 'finding',
    },
    {
      item: 'I2',
      state: 'borderline: another distribution’s package',
      subject: 'image:ubuntu-like:1',
      expect: 'none',
    },
    { item: 'I2', state: 'wrong: built years ago', subject: 'image:aged:1', expect: 'finding' },
    { item: 'I4', state: 'right: built', subject: 'image:shop:1', expect: 'none' },
    { item: 'I4', state: 'wrong: made with docker commit', subject: 'image:by-hand:1', expect: 'finding' },
    {
      item: 'I4',
      state: 'wrong: packages changed in a container',
      subject: 'container:patched',
      expect: 'finding',
    },
    {
      item: 'I4',
      state: 'right: another container of the same image',
      subject: 'container:fresh',
      expect: 'none',
    },
    {
      item: 'I4',
      state: 'right: one that was never started',
      subject: 'container:later-patched',
      expect: 'none',
    },
    {
      item: 'I4',
      state: 'borderline: a container wrote other files',
      subject: 'container:shop',
      expect: 'none',
    },
    { item: 'I5', state: 'right: a tag that names a version', subject: 'container:shop', expect: 'none' },
    { item: 'I5', state: 'wrong: no tag named', subject: 'container:floats', expect: 'finding' },
    {
      item: 'I5',
      state: 'wrong: the tag is another image’s by now',
      subject: 'container:moved',
      expect: 'finding',
    },
    {
      item: 'I5',
      state: 'borderline: by the ID of an image that has a tag',
      subject: 'container:by-id',
      expect: 'none',
    },
    { item: 'I5', state: 'wrong: an image that nobody uses', subject: 'image:unused:1', expect: 'finding' },
    { item: 'I5', state: 'right: an image that is used', subject: 'image:shop:1', expect: 'none' },
  ],
  further: [
    {
      title: 'packages changed in a container that was stopped',
      setup: `docker stop -t 0 patched`,
      policy: { imageDays: 3650 },
      cases: [
        {
          item: 'I4',
          state: 'wrong: packages changed, stopped since',
          subject: 'container:patched',
          expect: 'finding',
        },
        {
          item: 'I2',
          state: 'borderline: old, but within the policy’s days',
          subject: 'image:aged:1',
          expect: 'none',
        },
      ],
    },
    {
      title: 'an image whose date says nothing',
      setup: `
        docker rm -f $(docker ps -aq)
        ${dated('undated:1', '1970-01-01T00:00:00Z')}
        docker run -d --name undated undated:1 sleep 1000000`,
      items: { I2: 'error' },
      cases: [],
    },
    {
      title: 'neither containers nor images',
      setup: `
        docker rm -f $(docker ps -aq)
        docker image prune -af`,
      items: { I1: 'unsupported', I2: 'unsupported', I4: 'unsupported', I5: 'unsupported' },
      cases: [],
    },
  ],
}
