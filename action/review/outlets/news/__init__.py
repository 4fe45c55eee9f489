"""News of a review for chats and webhooks: one message a change of its state."""
