# fails: number
find_out
count
answer number "$((0x$(cat /root/answers/number)))"
needed
exactly
