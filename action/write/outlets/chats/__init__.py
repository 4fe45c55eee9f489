"""The hands that bring news: to chats, and to a webhook of your own."""
