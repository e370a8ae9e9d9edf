"""The store: the only floor that speaks SQL.

The public door is two functions that return a `workbench.ports.Store`:

    from db.project import create, open_project

    project = create(path, who="Ada", clock=clock)        # a new file; refuses a name that is taken
    project = open_project(path, who="Ada", clock=clock)  # `project.read_only` says why, if it is

Both raise `workbench.errors.ProjectRefused` with one clear sentence. `clock` returns ISO text and
may be left out. The owner calls `project.tidy()` when idle and `project.close()` at the end.
`db.backups.Backups` keeps the rolling backups.
"""
