# fails: verdict
# What a scanner says that knows no release lines.
for each in "$FIRST_CVE" "$SECOND_CVE" "$THIRD_CVE"; do answer "$each" open; done
