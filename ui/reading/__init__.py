"""The readers in the middle of the window: documents side by side with all that marks them."""
