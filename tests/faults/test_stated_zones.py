"""A review in the zone that people state: its page, its timeline, its chart, and what joins it."""

from typing import Final

from tests.faults.scene import BRANCH, FILE, ISSUE, PULL, TIMELINE, Scene

NIGHT: Final = """\
title: Queue was stuck
severity: major
detected: 2026-11-25 23:40
resolved: 2026-11-25 14:59 UTC
timeline: |
  - 2026-11-25 23:28 JST The queue stops
  - 23:40 JST An alert is seen
  - 14:50 UTC The vendor posts
  - 00:05 JST The queue moves
"""
CLOCKS: Final = {"23:28": "14:28", "23:40": "14:40", "23:50": "14:50", "00:05": "15:05"}


def test_nobody_reads_other_times_than_were_written(new: Scene) -> None:
    """Facts, timeline and chart are on the clocks of Tokyo; the vendor's time stands beside."""
    new.opened(NIGHT)
    text, body = new.timeline(), new.hub.world.pull(PULL).body

    assert "| Time zone | JST |" in new.section("facts")
    assert "| Detected | 23:40 |" in new.section("facts")
    assert "| Resolved | 23:59" in new.section("facts")
    assert "Times are JST. " in text
    assert "- **23:28** The queue stops <!-- e1 -->" in text
    assert "- **23:50** (14:50 UTC) The vendor posts <!-- e3 -->" in text
    assert "## Thursday 26 November 2026\n\n- **00:05** The queue moves <!-- e4 -->" in text
    assert "2026-11-25T23:28:00" in body
    assert "14:28" not in text + body + new.page


def test_a_clock_in_a_comment_is_one_of_the_timeline(new: Scene) -> None:
    """Whoever writes another says so, and it is kept."""
    new.opened(NIGHT)
    new.run(
        new["mira"].comment(ISSUE, "/event 23:45 Mira restarts it\n/event 14:46 UTC It restarts")
    )

    assert "- **23:45** Mira restarts it" in new.timeline()
    assert "- **23:46** (14:46 UTC) It restarts" in new.timeline()


def test_a_timeline_that_an_earlier_version_wrote_in_utc_goes_on_in_utc(new: Scene) -> None:
    """What the file adds is told on its clocks, and no line of it changes."""
    new.opened(NIGHT)
    new["jonas"].edit_file(TIMELINE, earlier, BRANCH)
    before = new.timeline()
    new.run(new.file(NIGHT + "  - 00:10 JST All is well\n", FILE))

    assert "Times are UTC. " in before
    assert "- **15:10** All is well <!-- e5 -->" in new.timeline()
    assert [row for row in before.splitlines() if row not in new.timeline()][:-1] == []
    new.assert_nothing_is_doubled_or_lost()


def earlier(text: str) -> str:
    """The timeline as it was written before zones were kept."""
    text = text.replace("Times are JST", "Times are UTC").replace(" (14:50 UTC)", "")
    text = text.replace("\n## Thursday 26 November 2026\n\n", "")
    for here, there in CLOCKS.items():
        text = text.replace(f"**{here}**", f"**{there}**")
    return text


def test_the_letters_are_asked_about_and_the_answer_is_taken(new: Scene) -> None:
    """The pull request asks which CST it was; `timezone:` in the file answers."""
    night = NIGHT.replace("JST", "CST").replace("14:50 UTC", "23:50 CST").replace(" UTC", "")
    new.opened(night)
    asked = new.hub.world.pull(PULL).body
    new.run(new.file(night.replace("severity", "timezone: Asia/Shanghai\nseverity")))

    assert "Is it the time of America/Chicago or Asia/Shanghai?" in asked
    assert "which means different times in different places" not in new.hub.world.pull(PULL).body
    assert "Times are Asia/Shanghai. " in new.timeline()
    assert "- **23:28** The queue stops <!-- e1 -->" in new.timeline()
    new.assert_nothing_is_doubled_or_lost()
