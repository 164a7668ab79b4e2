#!/usr/bin/env python3
"""Writes the expectations of a version's home: expect.py PROGRAM VERSION-FOLDER [NAME ...]

With names, only those journals are finished again; without, everything is. An expectation is rewritten only
for a fault that the commit names.
"""

import datetime
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile


def variables(home):
    """The program's complete environment."""
    return {
        "TRIAGE_HOME": str(home), "TRIAGE_AGENT": "sam", "TRIAGE_SENDMAIL": "none",
        "XDG_CONFIG_HOME": f"{home}/none", "TZ": "UTC", "PATH": "/usr/bin:/bin",
    }


def run(program, home, *words, lines=()):
    return subprocess.run(
        [program, *words], input="".join(line + "\n" for line in lines), text=True, capture_output=True,
        env=variables(home))


def settled(record, end):
    """A record without what varies each time its journal is finished.

    `closed`, `wrapUp` and `sum` are dropped, as are `at` and `took` unless the moment, or the end of the stretch,
    precedes the last event of the journal. `end` is in milliseconds since the opening.
    """
    def kept(entry):
        start = round(entry["at"] * 1000)
        stop = start + round(entry.get("took", 0) * 1000)
        late = [name for name, time in (("at", start), ("took", stop)) if time >= end]
        return {name: value for name, value in entry.items() if name not in late}

    changed = {name: [kept(entry) for entry in record[name]] for name in ("notes", "trail")}
    varying = ("closed", "wrapUp", "sum")
    return {name: changed.get(name, value) for name, value in record.items() if name not in varying}


def events(journal):
    """The readable events of a journal, whatever their checksums."""
    for line in journal.read_bytes().split(b"\n"):
        try:
            yield json.loads(line)
        except ValueError:
            continue


def milliseconds(time):
    return round(datetime.datetime.fromisoformat(time).timestamp() * 1000)


def finish(program, version, told):
    """Finishes a journal in a copy of the home; returns the exit code and the lines of its record."""
    with tempfile.TemporaryDirectory() as folder:
        home = pathlib.Path(folder) / "home"
        shutil.copytree(version / "home", home)
        done = run(program, home, "resume", told["id"], "--plain", lines=told["input"])
        for text in told["shows"]:
            assert text in done.stdout, f"{told['about']}: '{text}' is not in\n{done.stdout}"
        start = '{"v":1,"id":"%s"' % told["id"]
        lines = [line for file in sorted(home.glob("records/*.jsonl")) for line in
                 file.read_bytes().decode(errors="replace").split("\n") if line.startswith(start)]
        if done.returncode != 0 or len(lines) != 1:
            print(f"{told['about']} Exit {done.returncode}, {len(lines)} records.\n"
                  + "".join(done.stdout.splitlines(True)[-12:]) + done.stderr)
        return done.returncode, lines


def expect(program, version, file):
    told = json.loads(file.read_text())
    code, lines = finish(program, version, told)
    told = {name: told[name] for name in ("about", "id", "input", "shows")} | {"exit": code}
    happened = list(events(version / f"home/open/{told['id']}.jsonl"))
    if happened and happened[-1]["event"] == "closing":
        told["line"] = lines[0]
    elif lines:
        end = milliseconds(happened[-1]["at"]) - milliseconds(happened[0]["at"])
        told["record"] = settled(json.loads(lines[0]), end)
    file.write_text(written(told) + "\n")


def written(value, indent=""):
    """JSON for people to compare: values three levels deep, such as a visit of the trail, take one line."""
    inner = indent + " "
    if len(indent) < 3 and value and isinstance(value, (dict, list)):
        if isinstance(value, dict):
            parts = [f"{written(name)}: {written(part, inner)}" for name, part in value.items()]
        else:
            parts = [written(part, inner) for part in value]
        ends = "{}" if isinstance(value, dict) else "[]"
        return ends[0] + "".join(f"\n{inner}{part}," for part in parts).rstrip(",") + f"\n{indent}{ends[1]}"
    return json.dumps(value, ensure_ascii=False)


def look(program, version):
    """Writes what `records show` and `records verify` say about the unchanged home."""
    home = (version / "home").resolve()
    listed = run(program, home, "records", "list", "--json").stdout.splitlines()
    (version / "expected/show").mkdir(exist_ok=True)
    for name in [json.loads(line)["id"] for line in listed]:
        (version / f"expected/show/{name}.txt").write_text(run(program, home, "records", "show", name).stdout)
    done = run(program, home, "records", "verify")
    (version / "expected/verify.txt").write_text(f"{done.stdout.replace(str(home), 'HOME')}exit {done.returncode}\n")


def main(program, version, *names):
    version = pathlib.Path(version)
    for file in sorted((version / "expected").glob("*.json")):
        if not names or file.stem in names:
            expect(program, version, file)
    if not names:
        look(program, version)


if __name__ == "__main__":
    main(*sys.argv[1:])
