"""Read bytes that came from elsewhere in a sealed process of their own, and believe it nothing."""
