"""Every change that can happen to the world, whoever asks for it and by whichever protocol."""
