"""Run by alembic: the connection comes from :mod:`statusquo.case.upgrade`, inside its transaction."""

from __future__ import annotations

from alembic import context

from statusquo.case.schema import metadata


def run() -> None:
    """Run the steps on the connection that the caller holds."""
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=metadata,
        render_as_batch=True,
        transactional_ddl=True,
    )
    context.run_migrations()


if __name__ == "env_py":  # the name alembic gives it; not when something else imports it
    run()
