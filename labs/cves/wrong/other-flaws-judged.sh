# fails: verdict
# The answers of a neighbour, whose three were others.
cd /root/answers && rm "$FIRST_CVE" "$SECOND_CVE" "$THIRD_CVE"
answer cve-2017-14992 fixed
