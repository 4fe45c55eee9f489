"""The parts of a page that the story shows: enough to see what it is, and short to read."""

from scripts.story.stage import expect

PROMPT = "*To ask:*"


def steps_in_short(steps: str) -> str:
    """Return the boxes of a section, each with its first sentence."""
    boxes = [line for line in steps.splitlines() if line.startswith("- [")]
    expect(boxes, "There are no steps.")
    return "\n".join(_first_sentence(line) for line in boxes)


def _first_sentence(line: str) -> str:
    first, _, rest = line.partition(" <!--")[0].partition(". ")
    return f"{first}." if rest else first


def with_one_prompt(agenda: str) -> str:
    """Return the topics of an agenda, only the first of them with what to ask."""
    head, *rest = agenda.partition("\nEach topic has")[0].split("\n### ")
    first, *others = rest
    bare = (one.partition(PROMPT)[0].rstrip() for one in others)
    return "\n\n### ".join([head.rstrip(), first.rstrip(), *bare])


def rows_of(table: str, *names: str) -> str:
    """Return the head of a table, and the rows that name these."""
    lines = [line for line in table.splitlines() if line.startswith("|")]
    kept = [line for line in lines[2:] if any(f"| {name} " in line for name in names)]
    expect(len(kept) == len(names), f"Not everybody is in the table: {names}")
    return "\n".join([*lines[:2], *kept])


def quoted_in(text: str, begins: str) -> str:
    """Return the first quotation below a line that begins so."""
    after = text.partition(begins)[2].splitlines()
    quotation = [line for line in after if line.startswith(">")]
    expect(quotation, f"There is nothing to quote below “{begins}”.")
    return quotation[0]


def until(text: str, mark: str) -> str:
    """Return what comes before a mark, which must be there."""
    before, found, _ = text.partition(mark)
    expect(found, f"The text lacks: {mark}")
    return before.rstrip()
