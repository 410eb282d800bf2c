"""The words of a quiz while it is answered, on pages and in scripts. Those around it stand in quiz_page_words.

{names} are filled in by the scripts.
"""

from __future__ import annotations

from generator.model import Value


class QuizWords(Value, frozen=True, kw_only=True):
    """The defaults are the English ones."""

    show: str = "Show my result"
    result: str = "Your result"
    updated: str = "Your result is up to date."
    outdated: str = (
        "You have changed an answer since. This is still your earlier result; “Show my result” brings the new one."
    )
    stays: str = "Your answers stay in this browser. Nobody else sees them."
    refused: str = "Your browser lets this site remember nothing: your answers are forgotten when you leave the page."
    restored: str = "Your answers were restored."
    since: str = "Your answers were restored. The quiz has changed since then: please answer what is open."
    linked: str = "These are the answers from the link. What you have answered yourself is kept until you change one."
    changed: str = "This quiz has changed since that result was shared, so the link no longer fits."
    again: str = "Start again"
    emptied: str = "All answers are cleared."
    missing_one: str = "One answer is missing or cannot be read"
    missing_other: str = "{count} answers are missing or cannot be read"
    unanswered: str = "Choose an answer"
    does_not_apply: str = "Does not apply"

    ways: str = "Keep or share your result"
    copy_link: str = "Copy a link to my result"
    link_copied: str = "The link is copied. Whoever opens it sees your answers."
    copy_text: str = "Copy as text"
    text_copied: str = "The text is copied."
    not_copied: str = "Your browser does not let this page copy. Here it is, to be copied by hand:"
    send: str = "Send us my result"
    print: str = "Print this quiz"

    scored: str = "How this is scored"
    adding: str = "How to add up"
    add_score: str = "Each answer counts what stands behind it here. Add up your points, and find your sum below."
    add_profile: str = (
        "Each statement counts what your answer is worth. Add up a dimension, divide by the most that it can come to,"
        " and find your percentage below. What does not apply is left out on both sides."
    )
    add_outcome: str = (
        "Each answer counts for what stands behind it. What has most points in the end is your result; there may be"
        " several."
    )
    add_calculator: str = "Each result is computed from your numbers and from the results above it."
    results: str = "The results"
    total: str = "Your points so far:"
    most: str = "At most {points}"
    points: str = "Points"
    sum: str = "points, on a scale from {low} to {high}"
    dimension: str = "Dimension"
    percent: str = "Score"
    meaning: str = "What it says"
    left_out: str = "left out"
    outcome: str = "Outcome"
    equal: str = "These fit you equally well."
    not_computed: str = "cannot be computed from these numbers"
    newest: str = "New on this subject"

    place: str = "Your place for it"
    move_up: str = "Move up: {item}"
    move_down: str = "Move down: {item}"
    moved: str = "{item} is now {place} of {count}"
    order: str = "Your order"
    keep: str = "What you keep"
    rest: str = "What can wait"

    start: str = "Start on"
    due: str = "By {date}"
    done: str = "{done} of {all} done"
    calendar: str = "Download for your calendar"

    scores: str = "Where you stand"
    scores_none: str = "Answer a quiz of this series, and your results stand here side by side."
    scores_done: str = "{done} of {all} quizzes answered"
    scores_changed: str = "This quiz has changed since you answered it."
    scores_again: str = "Answer it again"
    scores_ordered: str = "You have put it in order"
    scores_computed: str = "You have worked it out"
    one: str = "Quiz"
    weakest: str = "Begin here"
    after: str = "After that"
    next_part: str = "The part for it"
    next_steps: str = "Your steps for it"


ENGLISH = QuizWords()

GERMAN = QuizWords(
    show="Mein Ergebnis zeigen",
    result="Ihr Ergebnis",
    updated="Ihr Ergebnis ist auf dem neuesten Stand.",
    outdated=(
        "Sie haben seitdem eine Antwort geändert. Das ist noch das frühere Ergebnis; „Mein Ergebnis zeigen“ bringt das"
        " neue."
    ),
    stays="Ihre Antworten bleiben in diesem Browser. Sonst sieht sie niemand.",
    refused=(
        "Ihr Browser erlaubt dieser Website nicht, sich etwas zu merken: Ihre Antworten sind vergessen, sobald Sie die"
        " Seite verlassen."
    ),
    restored="Ihre Antworten wurden wiederhergestellt.",
    since=(
        "Ihre Antworten wurden wiederhergestellt. Der Selbsttest hat sich seither geändert: Bitte beantworten Sie, was"
        " offen ist."
    ),
    linked="Das sind die Antworten aus dem Link. Ihre eigenen bleiben erhalten, bis Sie eine ändern.",
    changed="Dieser Selbsttest hat sich geändert, seit das Ergebnis geteilt wurde; der Link passt nicht mehr.",
    again="Von vorn beginnen",
    emptied="Alle Antworten sind gelöscht.",
    missing_one="Eine Antwort fehlt oder ist nicht lesbar",
    missing_other="{count} Antworten fehlen oder sind nicht lesbar",
    unanswered="Wählen Sie eine Antwort",
    does_not_apply="Trifft auf uns nicht zu",
    ways="Ergebnis behalten oder weitergeben",
    copy_link="Link zu meinem Ergebnis kopieren",
    link_copied="Der Link ist kopiert. Wer ihn öffnet, sieht Ihre Antworten.",
    copy_text="Als Text kopieren",
    text_copied="Der Text ist kopiert.",
    not_copied="Ihr Browser erlaubt dieser Seite nicht, zu kopieren. Hier steht es, zum Kopieren von Hand:",
    send="Mein Ergebnis an Sie senden",
    print="Diesen Selbsttest drucken",
    scored="Wie gewertet wird",
    adding="So zählen Sie zusammen",
    add_score="Jede Antwort zählt, was hinter ihr steht. Zählen Sie Ihre Punkte zusammen und suchen Sie die Summe.",
    add_profile=(
        "Jede Aussage zählt, was Ihre Antwort wert ist. Zählen Sie einen Bereich zusammen, teilen Sie durch das Meiste,"
        " was er erreichen kann, und suchen Sie Ihren Prozentwert. Was nicht zutrifft, bleibt auf beiden Seiten weg."
    ),
    add_outcome=(
        "Jede Antwort zählt für das, was hinter ihr steht. Was am Ende die meisten Punkte hat, ist Ihr Ergebnis; es"
        " können mehrere sein."
    ),
    add_calculator="Jedes Ergebnis wird aus Ihren Zahlen und den Ergebnissen darüber berechnet.",
    results="Die Ergebnisse",
    total="Ihre Punkte bisher:",
    most="Höchstens {points}",
    points="Punkte",
    sum="Punkte auf einer Skala von {low} bis {high}",
    dimension="Bereich",
    percent="Wert",
    meaning="Was das heißt",
    left_out="ausgelassen",
    outcome="Ergebnis",
    equal="Diese passen gleich gut zu Ihnen.",
    not_computed="lässt sich aus diesen Zahlen nicht berechnen",
    newest="Neu zum Thema",
    place="Ihr Platz dafür",
    move_up="Nach oben: {item}",
    move_down="Nach unten: {item}",
    moved="{item} ist jetzt {place} von {count}",
    order="Ihre Reihenfolge",
    keep="Was Sie behalten",
    rest="Was warten kann",
    start="Beginn am",
    due="Bis {date}",
    done="{done} von {all} getan",
    calendar="Für den Kalender herunterladen",
    scores="Wo Sie stehen",
    scores_none="Beantworten Sie einen Selbsttest dieser Reihe, und Ihre Ergebnisse stehen hier nebeneinander.",
    scores_done="{done} von {all} Selbsttests beantwortet",
    scores_changed="Dieser Selbsttest hat sich geändert, seit Sie ihn beantwortet haben.",
    scores_again="Noch einmal beantworten",
    scores_ordered="Sie haben geordnet, was zählt",
    scores_computed="Sie haben es ausgerechnet",
    one="Selbsttest",
    weakest="Hier anfangen",
    after="Danach",
    next_part="Der Teil dazu",
    next_steps="Ihre Schritte dazu",
)
