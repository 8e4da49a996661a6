# fails: processor-time
# The web server has a few seconds to live now.
containers
defaults "$nofile" "$core" "\"cpu\": { \"Name\": \"cpu\", \"Soft\": $CPU_SECONDS, \"Hard\": $CPU_SECONDS }"
restart
