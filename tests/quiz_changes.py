"""A quiz of each kind as it was first published and as it was published later: reworded with a key, reworded without
one, and in another order."""

from __future__ import annotations

from pathlib import Path

from tests.sites import QUICK, build_site, post, said, write_site

SCORE = ("## Questions\n", "## Results\n\n### 0 | Low\n\nWait.\n\n### 3 | High\n\nGo on.\n")
OUTCOME = ("## Questions\n", "## Results\n\n### maker | The maker\n\nHire.\n\n### juggler | The juggler\n\nRest.\n")
PROFILE = ("## Statements\n\n### sales | Sales\n", "## Results\n\n### 0 | Low\n\nWait.\n\n### 70 | High\n\nGo on.\n")
CALCULATOR = (
    "## Inputs\n\n| name | question | from | to | start |\n| - | - | - | - | - |",
    "\n## Results\n\n| name | label | digits | formula |\n| - | - | - | - |\n| sum | Sum | 0 | hours + rate |\n",
)
FRONT = {"profile": "scale: [Never, Always]\n", "ranking": "keep: 2\n"}
PARTS = {
    "score": SCORE,
    "profile": PROFILE,
    "outcome": OUTCOME,
    "calculator": CALCULATOR,
    "ranking": ("## Items\n", ""),
    "plan": ("## Steps\n", ""),
}
BEFORE = {
    "score": (
        "### Where from? {#source}\n\n- 0 | Nowhere\n- 3 | A plan {#plan}\n",
        "### Who answers?\n\n- 0 | Nobody\n- 2 | I do\n",
        "### How often?\n\n- 0 | Never\n- 1 | Weekly\n",
    ),
    "profile": ("- I know what works {#works}", "- I say whom we are for", "- I write\n"),
    "outcome": (
        "### What do you like? {#like}\n\n- maker | Tools\n- juggler | People {#people}\n",
        "### And on Mondays?\n\n- maker | Silence\n- juggler | Meetings\n",
        "### And at night?\n\n- maker | Reading\n- juggler | Dancing\n",
    ),
    "calculator": ("| hours | Hours | 0 | 60 | 1 |", "| rate | Rate | 0 | 60 | 1 |", "| pay | Pay | 0 | 60 | 1 |"),
    "ranking": ("- Family {#family}", "- Money", "- Craft", "- Rest\n"),
    "plan": ("- Write it down {#write}", "- Ask three", "- Rest\n"),
}
AFTER = {
    "score": (
        "### How often?\n\n- 1 | Weekly\n- 0 | Never\n",
        "### Where do enquiries come from? {#source}\n\n- 0 | Nowhere\n- 3 | A plan of mine {#plan}\n",
        "### Who answers them?\n\n- 0 | Nobody\n- 2 | I do\n",
    ),
    "profile": ("- I write", "- I know what brings clients {#works}", "- I say whom I serve\n"),
    "outcome": (
        "### And at night?\n\n- juggler | Dancing\n- maker | Reading\n",
        "### What do you like best? {#like}\n\n- maker | Tools\n- juggler | The people {#people}\n",
        "### And on Sundays?\n\n- maker | Silence\n- juggler | Meetings\n",
    ),
    "calculator": (
        "| rate | Rate | 0 | 60 | 1 |",
        "| hours | Your hours | 0 | 60 | 1 |",
        "| wage | Pay | 0 | 60 | 1 |",
    ),
    "ranking": ("- Craft", "- The family {#family}", "- Cash", "- Rest\n"),
    "plan": ("- Rest", "- Write it all down {#write}", "- Ask four\n"),
}
KEPT: dict[str, list[str]] = {
    "score": ["Weekly", "A plan of mine"],
    "profile": ["Always", "Always"],
    "outcome": ["Dancing", "The people"],
    "calculator": ["7", "7", "1"],
    "ranking": ["Rest", "The family", "Craft", "Cash"],
    "plan": ["Rest", "Write it all down"],
}
"""What is still there of the last answer to each question, of 7 in each box, of Rest put first, of all steps done."""


def publish(folder: Path, texts: dict[str, tuple[str, ...]]) -> Path:
    """Builds the site of these quizzes, which one post shows, where it was built before."""
    files = {
        f"content/quizzes/{kind}.md": f"---\ntitle: The {kind}\nkind: {kind}\n{FRONT.get(kind, '')}---\n\n"
        + "\n".join((PARTS[kind][0], *items, PARTS[kind][1]))
        for kind, items in texts.items()
    }
    page = post("All", body="\n\n".join(f"```quiz {kind}\n```" for kind in texts))
    write_site(folder, {"mkdocs.yml": QUICK, **files, "content/posts/all.md": page})
    result = build_site(folder)
    assert result.counts, said(result)
    return folder / "site"
