# fails: verdict
# "We are on a stable release, so all of that is mended."
for each in "$FIRST_CVE" "$SECOND_CVE" "$THIRD_CVE"; do answer "$each" fixed; done
