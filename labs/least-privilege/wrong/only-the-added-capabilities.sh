# fails: no-capabilities
# What was added is gone; what Docker gives to everybody is not.
replace $user $privileges $publish --cap-drop SYS_ADMIN --cap-drop SYS_PTRACE --cap-drop NET_ADMIN "$IMAGE"
serves
