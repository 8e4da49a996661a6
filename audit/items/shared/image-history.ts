export interface HistoryStep {
  createdBy: string
  comment: string
  size: number
}

/** A Dockerfile's instruction, as BuildKit notes it; `#(nop)`, as the builder before it did. */
const INSTRUCTION =
  /^(RUN|COPY|ADD|CMD|ENTRYPOINT|ENV|LABEL|EXPOSE|WORKDIR|USER|VOLUME|ARG|STOPSIGNAL|HEALTHCHECK|SHELL|ONBUILD|MAINTAINER|FROM)\b/
/** RUN as the builder before BuildKit noted it: a shell by its whole path, with the arguments of the build before it. */
const SHELL_RUN = /^(\|\d+ .*)?\/\S*\b(sh|bash|ash|dash|busybox)\b.* -[a-z]*c(\s|$)/s
/** Others that build images, by what they note. */
const OTHER_BUILDERS =
  /^(# |bazel |ko |jib|kaniko|apko|melange|nix|buildah|umoci|crane|Buildpacks|Layer: |Application|Software Bill)/i

/**
 * Whether a step looks like `docker commit`: that notes the container's own command and nothing of a build. The first
 * step is whatever an image began with. A commit of a container without a command notes nothing, and can't be told from
 * what some builders do.
 */
export function isCommitted({ createdBy, comment }: HistoryStep, isFirst: boolean): boolean {
  if (isFirst || createdBy.trim() === '') return false
  if (/^buildkit|^debuerreotype|^Imported from/.test(comment)) return false
  return !(
    createdBy.includes('#(nop)') ||
    createdBy.includes('# buildkit') ||
    INSTRUCTION.test(createdBy) ||
    SHELL_RUN.test(createdBy) ||
    OTHER_BUILDERS.test(createdBy)
  )
}
