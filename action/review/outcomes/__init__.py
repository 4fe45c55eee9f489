"""What a run says where programs and maintainers look: log, summary; never on the page."""
