# fails: processes, memory, cpu, disk, log
# Created anew without what it had been created with.
returns=()
again
