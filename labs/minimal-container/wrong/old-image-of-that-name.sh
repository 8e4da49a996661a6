# fails: image-minimal
# It runs from a good one. Whoever starts it by its name next time gets the old one.
image
docker tag "$IMAGE" lab/better
docker tag lab/old "$IMAGE"
replace --init lab/better
