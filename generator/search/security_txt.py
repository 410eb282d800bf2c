"""/.well-known/security.txt: whom to write to about a weakness of the site, as RFC 9116 has it. Reads no clock."""

from __future__ import annotations

from generator.config.security import Security
from generator.routes import absolute

SECURITY = ".well-known/security.txt"


def security_txt(security: Security, site_url: str) -> bytes:
    """The file; where the site knows its URL, the file says where it belongs (section 2.5.2)."""
    fields = [("Contact", contact) for contact in security.contact]
    fields.append(("Expires", f"{security.expires}T00:00:00Z"))
    fields += [("Encryption", url) for url in security.encryption]
    fields += [("Acknowledgments", url) for url in security.acknowledgments]
    if security.languages:
        fields.append(("Preferred-Languages", ", ".join(security.languages)))
    if site_url.startswith("https://"):
        fields.append(("Canonical", absolute(SECURITY, site_url)))
    fields += [("Policy", url) for url in security.policy]
    fields += [("Hiring", url) for url in security.hiring]
    return "".join(f"{name}: {value}\n" for name, value in fields).encode()
