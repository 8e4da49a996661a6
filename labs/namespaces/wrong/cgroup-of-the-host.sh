# fails: none-of-the-host
# All that has an option of the same name is gone, and one kind is left.
pair
address
join
anew PAGE --cgroupns host
anew CLOCK --cgroupns host
