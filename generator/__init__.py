"""Milepost: Markdown advice posts into a themed website of plain files."""
