# fails: bounded
# docker update does three of four.
answers
docker update "${pids[@]}" "${memory[@]}" "${cpu[@]}" "$HOG"
