"""The desk: an article on one side, the entries that cite it on the other."""
