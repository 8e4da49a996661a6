# fails: survives-restart
# "Tidied up" after the start: the next one uses other ids, and finds an empty store.
right_all
sed -i "s/^dockremap:[0-9]*:/dockremap:$REMAP_FIRST:/" /etc/subuid /etc/subgid
