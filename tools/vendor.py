"""Copy the outside files that bofast serves from `node_modules` into the tree, and say what they are.

    npm ci --ignore-scripts && python tools/vendor.py          copy, and write the manifest
    python tools/vendor.py --check                              compare the tree with the manifest (no node needed)

Only whole, unbundled files are taken. Pointers to source maps are cut, since the manifest storage of Django
would look for the maps. Each package brings its licence.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ROOT / "node_modules"
SERVED = Path("src/bofast/design/static/vendor")
MANIFEST = Path("src/bofast/design/vendored.json")
SOURCE_MAP = re.compile(rb"(/\*#|//#) sourceMappingURL=[^\n]*\n?")


@dataclass(frozen=True, slots=True)
class Taken:
    """What is taken of one package: paths inside it, and the folder in the tree that gets them."""

    package: str
    files: tuple[str, ...]
    into: Path
    versioned: bool = True

    def folder(self) -> Path:
        return self.into / self.version() if self.versioned else self.into

    def version(self) -> str:
        described = json.loads((PACKAGES / self.package / "package.json").read_text())
        return str(described["version"])


TAKEN = (
    Taken(
        "@digdir/designsystemet-css",
        ("dist/src/index.css", "dist/theme/designsystemet.css", "LICENSE"),
        SERVED / "designsystemet-css",
    ),
    Taken("@digdir/designsystemet-web", ("dist/umd/index.js", "LICENSE"), SERVED / "designsystemet-web"),
    Taken(
        "@fontsource-variable/ibm-plex-sans",
        ("files/ibm-plex-sans-latin-wght-normal.woff2", "files/ibm-plex-sans-latin-ext-wght-normal.woff2", "LICENSE"),
        SERVED / "ibm-plex-sans",
    ),
    Taken("axe-core", ("axe.min.js", "LICENSE"), Path("tests/journeys/axe"), versioned=False),
)
# Bundled inside designsystemet-web/index.js, so their licences travel with it.
BUNDLED = (
    "@floating-ui/core",
    "@floating-ui/dom",
    "@floating-ui/utils",
    "@u-elements/u-combobox",
    "@u-elements/u-datalist",
    "@u-elements/u-details",
    "@u-elements/u-tabs",
)


def copied(taken: Taken) -> list[Path]:
    """Put one package's files in its folder; gives their paths from the root of the tree."""
    shutil.rmtree(ROOT / taken.into, ignore_errors=True)
    folder = taken.folder()
    (ROOT / folder).mkdir(parents=True)
    places = []
    for name in taken.files:
        place = folder / Path(name).name
        (ROOT / place).write_bytes(SOURCE_MAP.sub(b"", (PACKAGES / taken.package / name).read_bytes()))
        places.append(place)
    return places


def licence_of(package: str) -> str:
    """The licence text of a package, or what it says about its licence where it brings no text."""
    folder = PACKAGES / package
    described = json.loads((folder / "package.json").read_text())
    text = folder / "LICENSE"
    words = text.read_text().strip() if text.exists() else f"Licence: {described['license']}"
    return f"{package} {described['version']}\n\n{words}\n"


def bundled_licences() -> Path:
    """One file with the licences of what lies inside the script of Designsystemet."""
    web = next(taken for taken in TAKEN if taken.package.endswith("designsystemet-web"))
    place = web.folder() / "LICENSE-BUNDLED"
    (ROOT / place).write_text("\n\n".join(licence_of(package) for package in BUNDLED))
    return place


def fingerprint(place: Path) -> str:
    return hashlib.sha256((ROOT / place).read_bytes()).hexdigest()


def copy_all() -> None:
    places = [place for taken in TAKEN for place in copied(taken)]
    places.append(bundled_licences())
    manifest = {
        "packages": {taken.package: taken.version() for taken in TAKEN},
        "sha256": {str(place): fingerprint(place) for place in sorted(places)},
    }
    (ROOT / MANIFEST).write_text(json.dumps(manifest, indent=2) + "\n")
    print(f"{len(places)} files copied, listed in {MANIFEST}")


def differences() -> list[str]:
    """What in the tree is not as the manifest says: changed, missing, or not listed."""
    listed: dict[str, str] = json.loads((ROOT / MANIFEST).read_text())["sha256"]
    folders = {taken.into for taken in TAKEN}
    present = {
        str(path.relative_to(ROOT)) for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file()
    }
    changed = [place for place in listed if place in present and fingerprint(Path(place)) != listed[place]]
    return (
        [f"changed: {place}" for place in changed]
        + [f"missing: {place}" for place in sorted(set(listed) - present)]
        + [f"not listed: {place}" for place in sorted(present - set(listed))]
    )


def main() -> int:
    reader = argparse.ArgumentParser(description="Copy outside files into the tree, or check them.")
    reader.add_argument("--check", action="store_true", help="only compare the tree with the manifest")
    if not reader.parse_args().check:
        copy_all()
        return 0
    found = differences()
    print("\n".join(found) or "vendored files are as the manifest says")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
