"""What a run says of itself where programs and maintainers look: log, annotations, summary."""
