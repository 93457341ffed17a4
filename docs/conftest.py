"""Pages are tested for their snippets; what builds the site is run by its own test."""

collect_ignore_glob = ["*.py", "building/*"]
