"""The picture in the README: a review issue of the demo, as a browser draws it.

`scripts/picture` takes it. Each picture has a stamp, which tells what it shows: so a test can tell
that it is older than the page, and needs no browser for that.
"""

import hashlib
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path
from typing import Final

PROJECT: Final = Path(__file__).resolve().parents[3]
PICTURES: Final = PROJECT / ".github" / "pictures"
SCHEMES: Final = {"light": 1, "dark": 0}
"""The pictures, and the number that Chromium knows each scheme by."""
PAGE: Final = "step-2/issue-1.html"
WINDOW: Final = "800,1035"
"""Width and height in the pixels of a page, of which each takes one and a half of the picture."""
BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

_SHOWN: Final = '<div class="github">'
_HEAD: Final = 33
"""Bytes of a PNG up to the end of its first chunk, behind which others may begin [PNG, 5.6]."""
_STAMP: Final = b"Source\0"


def framed(album: Path) -> str:
    """Return what the picture shows: a page of the album without what is not GitHub's."""
    page = (album / PAGE).read_text(encoding="utf-8")
    style = (album / "style.css").read_text(encoding="utf-8")
    shown = page[page.index(_SHOWN) : page.rindex("</main>")]
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><style>{style}</style><main>{shown}'
    )


def digest(page: str) -> str:
    """Return what stands for a page in the stamp of its picture."""
    return hashlib.sha256(page.encode()).hexdigest()


def stamped(png: bytes, stamp: str) -> bytes:
    """Return a picture with a stamp, which no viewer shows."""
    kind, said = b"tEXt", _STAMP + stamp.encode("ascii")
    chunk = struct.pack(">I", len(said)) + kind + said + struct.pack(">I", zlib.crc32(kind + said))
    return png[:_HEAD] + chunk + png[_HEAD:]


def stamp_of(png: bytes) -> str:
    """Return the stamp of a picture."""
    begin = png.index(_STAMP) + len(_STAMP)
    return png[begin : begin + hashlib.sha256().digest_size * 2].decode("ascii")


def _take(browser: str, page: Path, scheme: str) -> bytes:
    png = page.with_suffix(".png")
    subprocess.run(
        [
            *(browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"),
            f"--window-size={WINDOW}",
            "--force-device-scale-factor=1.5",
            f"--blink-settings=preferredColorScheme={SCHEMES[scheme]}",
            f"--screenshot={png}",
            page.as_uri(),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return png.read_bytes()


def _main() -> int:
    browser = next(filter(shutil.which, BROWSERS), None)
    if browser is None:
        sys.stderr.write(f"There is no browser to take pictures with: {', '.join(BROWSERS)}.\n")
        return 1
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        album, page = Path(folder) / "album", Path(folder) / "page.html"
        story = [sys.executable, "-m", "scripts.story", "--html", str(album)]
        subprocess.run(story, cwd=PROJECT, check=True, stdout=subprocess.DEVNULL, timeout=300)
        page.write_text(framed(album), encoding="utf-8")
        stamp = digest(framed(album))
        for scheme in SCHEMES:
            picture = PICTURES / f"review-{scheme}.png"
            picture.write_bytes(stamped(_take(browser, page, scheme), stamp))
    return 0


if __name__ == "__main__":
    sys.exit(_main())
