"""What people ask about the notes of the meeting; notes/asked_notes.py says what stands of it."""
