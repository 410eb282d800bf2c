"""What an editor would say of texts that are right: each rule looks at values, and none at a file."""

from generator.editor.judging import judged
from generator.editor.looking import Look, Muted, look
from generator.editor.site import check_site_texts

__all__ = ["Look", "Muted", "check_site_texts", "judged", "look"]
