"""The audit: every kind of page of the example site, held against the bars for readers. `make audit`.

Each module is one check and answers with findings or figures; only __main__.py and report.py know all of them. The
tests use the same checks, so that what the table says is also what `make test` holds.
"""
