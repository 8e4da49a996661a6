# fails: no-capabilities
# "Servers need NET_BIND_SERVICE": below port 1024 once, and never above.
replace $user $capabilities --cap-add NET_BIND_SERVICE $privileges $publish "$IMAGE"
serves
