# fails: no-remote-login, one-process, image-minimal
# The door is not published any more. It is open all the same, to every container beside it.
replace -e PATH=/bin "$IMAGE"
