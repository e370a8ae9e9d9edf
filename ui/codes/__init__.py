"""The code book as a tree that grows, is rearranged and chosen from."""
