# fails: clean
# The last layer hides it. Nothing starts any more, and everybody who has the image has the file.
docker tag "$IMAGE" lab/old
build "$IMAGE" <<END
FROM lab/old
RUN rm "$BACKDOOR_FILE" /bin/docker-entrypoint
ADD depot/${VULNERABLE}_$FIXED_VERSION.tar /
ENTRYPOINT []
CMD ["httpd", "-f", "-p", "80", "-h", "/srv/www"]
END
run "$IMAGE"
