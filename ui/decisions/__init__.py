"""The place where decisions of reviewers are looked through, and the dialog that brings them in."""
