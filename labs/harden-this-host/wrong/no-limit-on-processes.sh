# fails: kernel, container, other
# Memory and processors are limited; a fork bomb asks for neither.
limits=(--memory 64m --memory-swap 64m --cpus 0.5)
host
shop
