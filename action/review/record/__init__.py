"""What stays of a review when it is over; decides nothing."""
