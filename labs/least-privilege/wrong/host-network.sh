# fails: own-namespaces
# It spares publishing a port.
replace $user $capabilities $privileges --network host "$IMAGE"
serves
