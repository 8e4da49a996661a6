# fails: namespaces
# It still sees and enters every process of master.
monitor+=(--pid host --cap-add SYS_ADMIN --cap-add SYS_PTRACE)
daemon
containers
