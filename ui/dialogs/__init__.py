"""The windows beside the window: each opens without blocking and answers by a signal or a call."""
