# fails: nothing-given-away
# With what Docker's documentation names as refused: still everything else, and the next one to come.
more='"acct", "add_key", "bpf", "clone3", "create_module", "delete_module", "finit_module", "init_module", "ioperm",
  "iopl", "kcmp", "kexec_file_load", "kexec_load", "keyctl", "mount", "move_pages", "mbind", "open_by_handle_at",
  "perf_event_open", "pivot_root", "quotactl", "reboot", "request_key", "setns", "settimeofday", "swapoff", "swapon",
  "sysfs", "_sysctl", "umount", "umount2", "unshare", "uselib", "userfaultfd", "ustat", "vm86", "vm86old"'
jq -n "{ defaultAction: \"SCMP_ACT_ALLOW\", syscalls: [{ names: [$CALLS, $more], action: \"SCMP_ACT_ERRNO\" }] }" > "$PROFILE"
replace --security-opt "seccomp=$PROFILE"
serves
