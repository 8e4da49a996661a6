# fails: not-root
# In this image web is uid 0.
replace --user web $capabilities $privileges $publish "$IMAGE"
serves
