"""`marsad actors`: look into the knowledge base of actors."""

from __future__ import annotations

import sys

import click
import msgspec

from marsad.knowledge.actors import Actor, Actors, Link

# What ACLED's inter codes stand for. Source: the ACLED codebook.
KINDS = {
    1: "state forces", 2: "rebel group", 3: "political militia", 4: "identity militia", 5: "rioters", 6: "protesters",
    7: "civilians", 8: "external or other",
}  # fmt: skip


@click.command("actors")
@click.argument("name")
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
@click.option(
    "--limit", type=click.IntRange(min=1), default=10, show_default=True, help="Show at most so many entries."
)
def actors_command(name: str, form: str, limit: int) -> None:
    """Show who bears NAME: any spelling, abbreviation, Arabic name or id.

    Ends with exit code 1 where the knowledge base has nobody of that name.
    """
    base = Actors.open()
    found = base.find(name) or base.search(name)
    for actor in found[:limit]:
        if form == "jsonl":
            sys.stdout.write(msgspec.json.encode(actor).decode() + "\n")
        else:
            click.echo(describe(actor, base))
    if not found:
        click.echo(f"No actor is called {name!r}.", err=True)
        sys.exit(1)


def describe(actor: Actor, base: Actors) -> str:
    """Return the entry as lines of text, one fact a line."""
    others = [other for other in dict.fromkeys(actor.names) if other != actor.name]
    years = f"{actor.since or '…'} to {actor.until or 'now'}" if actor.since or actor.until else ""
    facts = (
        ("id", actor.id),
        ("kind", f"{KINDS[actor.kind]} ({actor.kind}), {actor.type}, PLOVER sector {actor.sector}"),
        ("country", actor.country or "no one country"),
        ("years", years),
        ("names", ", ".join(others[:12]) + (f" and {len(others) - 12} more" if len(others) > 12 else "")),
        ("arabic", "، ".join(actor.names_ar)),
        ("offices", "; ".join(f"{o.office} {o.since or '…'}-{o.until or 'now'}" for o in actor.offices)),
        ("before", _links(actor.predecessors, base)),
        ("after", _links(actor.successors, base)),
    )
    return "\n".join([actor.name, *(f"  {label:8} {fact}" for label, fact in facts if fact), ""])


def _links(links: tuple[Link, ...], base: Actors) -> str:
    return "; ".join(f"{base.by_id[link.id].name}{f' ({link.when})' if link.when else ''}" for link in links)
