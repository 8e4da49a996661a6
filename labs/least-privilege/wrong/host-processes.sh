# fails: own-namespaces
replace $user $capabilities $privileges $publish --pid host "$IMAGE"
serves
