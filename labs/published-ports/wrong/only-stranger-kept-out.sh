# fails: others-refused
# A list of those who may not, instead of one who may.
right_container
guard -s "$STRANGER_ADDRESS"
