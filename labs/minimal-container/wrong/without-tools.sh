# fails: admin-by-exec
# As small as it gets: the notice can be neither put up nor taken down.
cat > Dockerfile <<END
FROM scratch
COPY --from=bulkhead/shell /bin/busybox /bin/httpd
COPY --from=lab/old /srv /srv
CMD $foreground
END
docker build -q -t "$IMAGE" .
replace --init "$IMAGE"
