"""Style sheets taken apart, rid of what no page can use, and put together again. Text to text; no file is read here."""

from generator.theme.styles.purging import purge
from generator.theme.styles.sheets import Sheets, Source, make_sheets
from generator.theme.styles.vocabulary import Vocabulary

__all__ = ["Sheets", "Source", "Vocabulary", "make_sheets", "purge"]
