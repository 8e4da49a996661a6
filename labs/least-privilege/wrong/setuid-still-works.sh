# fails: no-new-privileges
# Forgotten.
replace $user $capabilities $publish "$IMAGE"
serves
