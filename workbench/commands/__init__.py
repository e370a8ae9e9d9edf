"""Everything an analyst can do to a project, one frozen record an action."""
