"""The steps from every older case file to the present one, run by alembic; see ``versions/``."""
