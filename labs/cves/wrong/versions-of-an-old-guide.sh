# fails: versions
answer engine 20.10.24
answer runc 1.0.0-rc93
