"""What happens in a demo workspace, without a word of what it is called: both languages share it."""
