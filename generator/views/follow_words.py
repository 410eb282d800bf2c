"""The words by which readers are told how to hear of new posts: by e-mail, or by a feed."""

from __future__ import annotations

from generator.model import Value


class FollowWords(Value, frozen=True, kw_only=True):
    """In one language; the defaults are the English ones."""

    heading: str = "New posts by e-mail"
    address: str = "Your e-mail address"
    button: str = "Subscribe"
    follow: str = "Hear of new posts: our feeds"
    by_feed: str = "Rather in a feed reader? All our feeds"

    feeds: str = "Feeds"
    describe: str = "How to hear of new posts of {site}: every feed, and how to subscribe to one."
    intro: str = (
        "A feed tells you when something new has appeared. It costs nothing, and nobody learns your e-mail address. You"
        " read it with a feed reader (RSS reader): an app or a website that gathers new posts from all the sites that"
        " you choose."
    )
    how: str = "How to subscribe"
    get_reader: str = (
        "Get a feed reader if you have none: look for “feed reader” or “RSS reader” in your phone’s or"
        " computer’s app store. Some mail programs and browsers are one, too."
    )
    copy_address: str = "Choose a feed below and copy its address."
    paste_address: str = "In the feed reader choose “Add” or “Subscribe”, and paste the address."
    by_site: str = "Many feed readers also find the feed by themselves if you give them the address of this site:"
    whole: str = "Everything new"
    formats: str = "The same posts in three formats. If in doubt take RSS, which every feed reader knows."
    all_at_once: str = "All at once"
    import_all: str = "A list of all feeds that feed readers can import:"
    opml: str = "All feeds (OPML)"


GERMAN = FollowWords(
    heading="Neue Beiträge per E-Mail",
    address="Ihre E-Mail-Adresse",
    button="Abonnieren",
    follow="Von neuen Beiträgen erfahren: unsere Feeds",
    by_feed="Lieber im Feedreader? Alle unsere Feeds",
    feeds="Feeds",
    describe="Wie Sie von neuen Beiträgen bei {site} erfahren: alle Feeds, und wie man einen abonniert.",
    intro=(
        "Ein Feed sagt Ihnen, wenn etwas Neues erschienen ist. Er kostet nichts, und niemand erfährt Ihre"
        " E-Mail-Adresse. Gelesen wird er mit einem Feedreader (RSS-Reader): einer App oder Website, die neue Beiträge"
        " aller Seiten sammelt, die Sie auswählen."
    ),
    how="So abonnieren Sie",
    get_reader=(
        "Besorgen Sie sich einen Feedreader, falls Sie keinen haben: Suchen Sie im App-Store Ihres Telefons oder"
        " Computers nach „Feedreader“ oder „RSS-Reader“. Auch manche Mailprogramme und Browser sind einer."
    ),
    copy_address="Wählen Sie unten einen Feed und kopieren Sie seine Adresse.",
    paste_address="Wählen Sie im Feedreader „Hinzufügen“ oder „Abonnieren“ und fügen Sie die Adresse ein.",
    by_site="Viele Feedreader finden den Feed auch von selbst, wenn Sie ihnen die Adresse dieser Website geben:",
    whole="Alles Neue",
    formats="Dieselben Beiträge in drei Formaten. Nehmen Sie im Zweifel RSS, das kennt jeder Feedreader.",
    all_at_once="Alle auf einmal",
    import_all="Eine Liste aller Feeds, die Feedreader einlesen können:",
    opml="Alle Feeds (OPML)",
)
