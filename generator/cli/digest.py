"""`milepost digest`: the posts of some days as a newsletter issue. What is in it is decided elsewhere."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from generator.cli.digest_options import Day, Leaving, Sending, since
from generator.cli.endings import PROBLEMS, PUBLISHED
from generator.cli.options import Misuse, find_config, now
from generator.cli.report import formatted, plural, seen_from_here
from generator.cli.saying import hand_over, say

if TYPE_CHECKING:
    from generator.build.digest import Digest
    from generator.config import Config
    from generator.diagnostics import Problems
    from generator.digest import Asked, Sender

Form = Literal["eml", "html"]
# As in generator.digest.providers, which is not loaded for --help.
PROVIDERS = ("buttondown", "mailchimp", "mailerlite", "kit", "custom")


@click.command(short_help="Write the newest posts as a newsletter issue.")
@click.option(
    "-f",
    "--config",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The site's configuration; mkdocs.yml in this folder if none is named.",
)
@click.option(
    "--since", "day", type=Day(), required=True, metavar="DAY", help="Posts since then: 2026-11-01, 7d or 2w."
)
@click.option("--series", default="", metavar="ID", help="Only posts of this series, in the order of its parts.")
@click.option("--topic", default="", metavar="SLUG", help="Only posts about this topic.")
@click.option("--full", is_flag=True, help="Whole texts, not only their summaries.")
@click.option("-o", "--output", default="-", metavar="FILE", help="Where it is written; standard output without it.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["eml", "html"]),
    help="An e-mail, or HTML to paste into a provider. Without it by the ending of FILE, else eml.",
)
@click.option("--subject", default="", metavar="TEXT", help="The subject, instead of the newest title.")
@click.option("--intro", default="", metavar="TEXT", help="The line at the top, instead of how many posts there are.")
@click.option(
    "--from", "sender", type=Sending(), metavar="ADDRESS", help="Who sends it: 'Ann Example <ann@firm.example>'."
)
@click.option(
    "--provider", type=click.Choice(PROVIDERS), help="Whose tags are put in for unsubscribing and the address."
)
@click.option("--unsubscribe", type=Leaving(), default="", metavar="URL", help="Where readers unsubscribe.")
@click.option("--address", default="", metavar="TEXT", help="Your postal address, which many laws ask for.")
@click.pass_context
def digest(
    ctx: click.Context,
    *,
    config: Path | None,
    day: Day.Value,
    series: str,
    topic: str,
    full: bool,
    output: str,
    form: Form | None,
    subject: str,
    intro: str,
    sender: tuple[str, str] | None,
    provider: str | None,
    unsubscribe: str,
    address: str,
) -> None:
    """Write the posts published since a day as a newsletter issue: an e-mail that your mail program opens as a draft,
    or HTML for your newsletter provider. Drafts and scheduled posts are never in it, and the site is not touched.

    Exits with 0 if it was written, with 1 if the site has errors or nothing was published since, and with 2 if the
    command was not understood.
    """
    config, at = find_config(config), now()
    from generator.build import Request
    from generator.build.digest import make_digest
    from generator.cache import site_store
    from generator.cli.progress import bar
    from generator.digest import Asked, Nothing, Unknown

    asked = Asked(
        series=series, topic=topic, subject=subject, intro=intro, unsubscribe=unsubscribe, address=address, whole=full
    )
    with site_store(config) as store, bar(wanted=True) as progress:
        found, problems = make_digest(
            Request(config=config, now=at), partial(since, day), _tagged(asked, provider), store, progress
        )
    if found is None:
        _refuse(problems, config)
        ctx.exit(PROBLEMS)
    if isinstance(found, Unknown):
        raise Misuse(f"{found.message}\n{found.hint}")
    if isinstance(found, Nothing):
        say(f"{found.message}\n{found.hint}", err=True)
        ctx.exit(PROBLEMS)
    form = form or ("html" if output.lower().endswith((".html", ".htm")) else "eml")
    data = found.html.encode() if form == "html" else _mail(found, sender)
    _write(data, output, found)
    say(_told(found, output, form, len(data)), err=True)
    ctx.exit(PUBLISHED)


def _tagged(asked: Asked, provider: str | None) -> Callable[[Config], Asked]:
    """With the tags of the provider that was named, else of the one in mkdocs.yml."""
    import msgspec

    from generator.digest import merge_tags

    def with_tags(config: Config) -> Asked:
        form = config.options.subscribe
        return msgspec.structs.replace(asked, tags=merge_tags(provider or (form.provider if form else "")))

    return with_tags


def _refuse(problems: Problems, config: Path) -> None:
    errors = tuple(problem for problem in problems if problem.severity == "error")
    say(formatted(seen_from_here(errors, config), "text"), err=True)
    say(f"No issue was written: {plural(len(errors), 'error')} in the site.", err=True)


def _mail(found: Digest, sender: tuple[str, str] | None) -> bytes:
    from generator.digest import eml

    return eml(found.issue, found.html, _sender(found.config, sender))


def _sender(config: Config, given: tuple[str, str] | None) -> Sender:
    """Who was named; without a name the author of the site, without an address the one to which readers may reply."""
    from generator.digest import Sender

    name, address = given or ("", config.options.reply.email)
    if not address:
        raise Misuse(
            "An e-mail needs a sender, and mkdocs.yml names no address.\n"
            "Write --from hello@your-firm.example, or reply: hello@your-firm.example under plugins: - milepost:"
        )
    return Sender(name=name or config.site_author or config.site_name, address=address)


def _write(data: bytes, output: str, found: Digest) -> None:
    if output == "-":
        hand_over(data)
        return
    try:
        place = Path(os.path.realpath(output))
        if found.site.resolve() in place.parents or (place.is_file() and _is_of_site(place, found)):
            hint = "Name a file beside the site, such as issue.eml."
            raise Misuse(f"{output!r} belongs to the site, and an issue would take its place.\n{hint}")
        place.write_bytes(data)
    except OSError as reason:
        hint = "Name a file in a folder that is there and that you may write into."
        raise Misuse(f"{output!r} cannot be written: {reason.strerror}.\n{hint}") from None


def _is_of_site(place: Path, found: Digest) -> bool:
    sources = {source.resolve() for source in found.sources}
    return not sources.isdisjoint((place, *place.parents))


def _told(found: Digest, output: str, form: Form, size: int) -> str:
    """What was written, and what an owner should know before it is sent."""
    from generator.digest import CLIPPED

    issue, weight = found.issue, len(found.html.encode())
    where = "" if output == "-" else f" to {output}"
    told = [f"Wrote {plural(len(issue.posts), 'post')} as {form}{where}, {max(size // 1000, 1)} kB: {issue.subject}"]
    if not issue.leave:
        told.append(
            "Nothing in it says how to unsubscribe: name your --provider, or give an address with --unsubscribe."
        )
    if weight > CLIPPED:
        told.append(
            f"The HTML has {weight // 1000} kB. Gmail shows the first 102 and hides the rest, how to "
            "unsubscribe included: leave out --full, or choose fewer days."
        )
    return "\n".join(told)
