# fails: backports
# A version compiled anew (+b4) is not a version that was mended; and who names all names too many.
[ "$patched" = 'docker.io containerd runc' ] && answer patched none || answer patched docker.io containerd runc
