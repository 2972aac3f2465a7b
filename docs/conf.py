"""How the pages are made: ``make docs`` (Sphinx, MyST, furo)."""

project = "statusquo"
author = "The statusquo developers"
copyright = "The statusquo developers, Apache-2.0"  # noqa: A001 - the name that Sphinx reads

extensions = ["myst_parser"]
myst_enable_extensions = ["dollarmath", "deflist"]
myst_heading_anchors = 3
exclude_patterns = ["_build", "figures_reader.md"]

html_theme = "furo"
html_title = "statusquo"
html_show_sphinx = False
