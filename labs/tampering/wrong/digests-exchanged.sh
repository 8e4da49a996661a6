# fails: seen
# What arrives by the tag is taken for what the registry has.
answer good "$bad"
answer bad "$good"
run "$IMAGE@$good"
right_tls
