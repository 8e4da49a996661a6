# fails: image-minimal
# Nobody asks for it any more, and everybody can read it.
image "ENV ADMIN_PASSWORD=$PASSWORD"
replace --init "$IMAGE"
