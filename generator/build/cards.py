"""The social cards of all pages, put on the stage: remembered ones from the store, the others drawn now."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from generator.build.outputs import Outputs
from generator.build.request import Progress
from generator.cards import card_key, draw, drawn_title
from generator.diagnostics import Problems, note
from generator.publish import Stage
from generator.read import content_path
from generator.views import entry_of
from generator.views.social import SocialCard, card_address, social_card


def stage_cards(outputs: Outputs, stage: Stage, progress: Progress) -> Problems:
    """Every card once, however many pages have it; the note is of titles that no card can show."""
    cards = dict(_addressed(outputs))
    if not cards:
        return ()
    with ThreadPoolExecutor(os.cpu_count() or 1, "card") as threads:
        drawn = threads.map(lambda card: _bytes(card, outputs), cards.values())
        for done, (address, data) in enumerate(zip(cards, drawn, strict=True), 1):
            stage.write(address, data, "asset")
            progress("drawing cards", done, len(cards))
    return _unwritable(outputs)


def _addressed(outputs: Outputs) -> Iterator[tuple[str, SocialCard]]:
    for page in outputs.planned:
        card = social_card(page, outputs.site)
        if card is not None:
            yield card_address(card), card


def _bytes(card: SocialCard, outputs: Outputs) -> bytes:
    key = card_key(card)
    known = outputs.store.get(key)
    if known is not None:
        return known
    data = draw(card, _photograph(content_path(outputs.content, card.picture)) if card.picture else None).data
    outputs.store.put(key, data)
    return data


def _photograph(path: Path) -> bytes | None:
    """None if it has gone since it was measured, of which publishing the picture itself tells."""
    try:
        return path.read_bytes()
    except OSError:
        return None


def _unwritable(outputs: Outputs) -> Problems:
    """One note for the site: an owner who writes in Japanese knows it after the first."""
    found = []
    for page in outputs.planned:
        entry = entry_of(page, outputs.site) if page.route.page == 1 else None
        if entry is not None and drawn_title(entry.title) is None:
            found.append(entry)
    if not found:
        return ()
    first = min(found, key=lambda entry: entry.span)
    others = {1: "", 2: ", like that of another file"}.get(len(found), f", like those of {len(found) - 1} other files")
    message = f"the social card shows no title: its fonts have no sign for a letter of {first.title!r}{others}"
    hint = "nothing is wrong with the page; `cards: false` among Milepost's options makes no cards"
    return (note(first.span, "card-letters", message, hint),)
