# SPDX-License-Identifier: Apache-2.0
"""README.md's table of boots, written from what was measured: image, where it comes from, command, time, what the ledger says of it."""
import re

BEGIN, END = "<!-- boots: made by tests/images/run --full --readme -->", "<!-- end of boots -->"


def ledger_words(stats):
    """The shares of levels, and the commonest exits."""
    cycles, exits = {}, {}  # exits: {(name of the virtual machine or "", reason): count}
    for one in stats:
        for bucket in one["ledger"]["buckets"]:
            cycles[bucket["level"]] = cycles.get(bucket["level"], 0) + bucket["cycles"]
        for core in one["cores"]:
            for exit in core["exits"]:
                key = exit.get("vm", ""), exit["reason"]
                exits[key] = exits.get(key, 0) + exit["count"]
    total = sum(cycles.values()) or 1
    levels = sorted(cycles.items(), key=lambda item: -item[1])
    shares = ", ".join(f"{level} {100 * count / total:.1f} %" for level, count in levels[:4] if count)
    for vm in sorted({vm for vm, _ in exits}):
        common = sorted((item for item in exits.items() if item[0][0] == vm), key=lambda item: -item[1])[:3]
        names = ", ".join(f"{count} {reason}" for (_, reason), count in common)
        shares += f"; {vm + ' ' if vm else ''}exits: {names}"
    return shares


def line_of(row, outcome):
    command = row["command"] if isinstance(row["command"], str) else row["command"][0]
    command = re.sub(r"\{(\w+)\}", lambda m: "$" + m.group(1), " ".join(command.split()))
    count = sum(one["instructions"] for one in outcome.stats) / 1e9
    return f"| {row['title']} | `{command}` | {count:.2f} G | {outcome.seconds:.0f} s | {ledger_words(outcome.stats)} |"


def write(path, outcomes):
    """Rows that were not run now stay as they are."""
    text = path.read_text()
    before, rest = text.split(BEGIN)
    table, after = rest.split(END)
    lines = {line.split(" | ")[0].removeprefix("| "): line for line in table.splitlines() if line.startswith("| ")}
    lines.pop("image", None)
    lines.update({row["title"]: line_of(row, outcome) for row, outcome in outcomes if row.get("shown") and outcome.stats})
    rows = [lines[title] for title in sorted(lines)]
    path.write_text("\n".join([before + BEGIN, "| image | command | instructions | time | the ledger |", "|---|---|---|---|---|", *rows, END]) + after)
