"""`samverkan database`: the file itself — where it is, copies of it, its schema."""

from pathlib import Path
from typing import Annotated

from samverkan_cli import files, texts
from samverkan_cli.cli import options
from samverkan_cli.cli.ask import a_yes
from samverkan_cli.cli.call import Reading, reads
from samverkan_cli.cli.erasure import settled
from samverkan_cli.cli.tree import noun
from samverkan_cli.render import Sheet

app = noun("database")

LARGEST = 10_000  # megabytes of a copy that is restored


@reads(app, "database path", filed=False)
def path(call: Reading) -> Sheet:
    """Show where the registry is."""
    found = str(call.session.path.resolve())
    return Sheet(call.words, {"path": found}, (found,), as_is=True)


@reads(app, "database backup", filed=False)
def backup(call: Reading, out: options.OutFile = None, force: options.Force = False) -> Sheet:
    """Write a verified copy of the registry."""
    from samverkan_cli.store import backups
    from samverkan_cli.store.sqlite import copies

    registry = call.session.registry()
    target = Path(out) if out else registry.path.with_name(f"{registry.path.stem}-{call.session.today}.db")
    entries, head = copies.backup(registry, target, force=force)
    backups.note(copies.registry_of(registry.path, registry.wait) or "", target, entries)
    data = {"out": str(target), "entries": entries, "head": head}
    return Sheet(call.words, data, (texts.say("backed_up", **data),))


@reads(app, "database restore", filed=False)
def restore(
    call: Reading, file: Annotated[str | None, options.argument("backup", "FILE")] = None, yes: options.Yes = False
) -> Sheet:
    """Restore the registry from a copy."""
    from samverkan_cli.actions import restoring
    from samverkan_cli.store.sqlite import copies

    registry, source = call.session.registry(), Path(call.named("backup", file))
    files.opened(str(source), "backup", LARGEST).close()
    copies.must_be_whole(source, registry.wait)
    kept, since = None, None
    replacing = registry.path.exists()
    if replacing:
        copies.must_be_ours(registry, source)
        held = copies.entries_in(registry)
        a_yes(texts.say("restore_over", path=str(registry.path), entries=held, file=str(source)), yes=yes)
        kept = copies.set_by_if_it_can_be_read(registry, "replaced")
        since = restoring.erased_since(registry, source)
    erased, common = since or ([], 0)
    with restoring.without_what_was_erased(registry, source, erased, common, call.session.user) as (file_, gone, again):
        entries, head = copies.restore(registry, file_)
    told = [{"entry": entry, "again": each.entry, "id": each.event.subject} for entry, each in again]
    data = {
        "path": str(registry.path),
        "file": str(source),
        "entries": entries,
        "head": head,
        "kept": str(kept) if kept else None,
        "erased_again": told,
    }
    lines = [texts.say("restored", **{**data, "head": head[:8]})]
    lines += [texts.say("erased_again", **each) for each in told]
    if again:
        lines += settled(registry, gone)[1]
    elif replacing and since is None:
        lines.append(texts.say("erasures_unread"))
    return Sheet(call.words, data, tuple(lines))


@reads(app, "database upgrade", filed=False)
def upgrade(call: Reading, yes: options.Yes = False) -> Sheet:
    """Bring an older registry to this version's schema."""
    from samverkan_cli.store import upgrade as upgrading
    from samverkan_cli.store.sqlite import copies

    registry = call.session.registry()
    old, new = upgrading.versions(registry.path)
    data = {"path": str(registry.path), "old": old, "new": new, "out": None}
    if old == new:
        return Sheet(call.words, data, (texts.say("not_upgraded", **data),))
    a_yes(texts.say("upgrade_it", **data), yes=yes)
    kept = copies.set_by(registry, f"schema{old}")
    upgrading.upgrade(registry.path, registry.wait)
    data["out"] = str(kept)
    return Sheet(call.words, data, (texts.say("upgraded", **data),))
