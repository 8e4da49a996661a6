# fails: restarts-limited
# It sounds limited, and goes on for ever.
right_desk
right_twin
policy on-failure
