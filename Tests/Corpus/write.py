#!/usr/bin/env python3
"""Writes the home of a version: write.py PROGRAM VERSION-FOLDER CALLS

Takes calls with the program itself: lines through a pipe, keys at a pseudo-terminal (pexpect, pyte). CALLS is the
module that defines them, such as `calls`; expect.py then writes the expectations.
"""

import importlib
import json
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import pexpect
import pyte

import expect

CORPUS = pathlib.Path(__file__).parent.resolve()
JANUARY = "2026-01-15T09:30:00+11:00"


class Desk:
    """A home and the program that writes it."""

    def __init__(self, program, home):
        self.program, self.home = program, pathlib.Path(home)
        self.flows = pathlib.Path(tempfile.mkdtemp())
        for folder in (CORPUS.parent.parent / "Flows", CORPUS / "sampler"):
            for file in folder.glob("*.json"):
                if not file.name.endswith(".schema.json"):
                    shutil.copy(file, self.flows)
        sampler = (CORPUS / "sampler/sampler.json").read_text()
        (self.flows / "vanished.json").write_text(sampler.replace('"id": "sampler"', '"id": "vanished"'))

    def variables(self, **others):
        looks = {"TERM": "xterm-256color", "LANG": "C.UTF-8"}
        return expect.variables(self.home) | {"TRIAGE_FLOWS": str(self.flows)} | looks | others

    def words(self, call):
        now = [] if call.get("clock") == "read" else ["--now", call.get("now", JANUARY)]
        return ["run", call["flow"], *now, *call.get("options", [])]

    def lines(self, words, lines, code=75, **variables):
        """Types lines through a pipe; the end of the input parks the call."""
        done = subprocess.run(
            [self.program, *words, "--plain"], input="".join(line + "\n" for line in lines), text=True,
            capture_output=True, env=self.variables(**variables))
        assert done.returncode == code, f"{words} ended with {done.returncode}:\n{done.stdout}{done.stderr}"

    def kill(self, words, lines, wait):
        """Types lines one by one, each after its prompt, and kills the program at the following prompt."""
        process = pexpect.spawn(
            self.program, [*words, "--accessible"], env=self.variables(), encoding="utf-8", echo=False, timeout=10)
        for line, pause in zip([*lines, None], [*wait, *[0] * len(lines), 0]):
            process.expect("\n> ")
            if line is not None:
                if pause:
                    process.expect(pexpect.TIMEOUT, timeout=pause)
                process.sendline(line)
        process.kill(signal.SIGKILL)
        process.wait()

    def keys(self, words, keys):
        """Presses keys, each group once its text is on the screen and the frame is complete; a text that begins
        with the pointer must be on the cursor's row, since anything typed ahead of a secret is discarded."""
        process = pexpect.spawn(
            self.program, words, env=self.variables(), encoding="utf-8", dimensions=(60, 100), timeout=10)
        screen = pyte.Screen(100, 60)
        stream = pyte.Stream(screen)
        for text, pressed in keys:
            late = time.monotonic() + 10
            while not any(
                    text in row and (text[0] != "›" or screen.cursor.y == y) for y, row in enumerate(screen.display)):
                assert time.monotonic() < late, f"'{text}' is not on\n" + "\n".join(map(str.rstrip, screen.display))
                process.expect_exact("\x1b[?2026l")
                stream.feed(process.before)
            if pressed in ("HANGUP", "KILL"):
                process.kill(signal.SIGHUP if pressed == "HANGUP" else signal.SIGKILL)
            else:
                process.send(pressed)
        process.expect(pexpect.EOF)
        process.close()

    def journals(self):
        return {path.stem for path in self.home.glob("open/*.jsonl")}

    def take(self, call):
        """Takes a call as far as it should go; returns its id."""
        before = self.journals()
        words, lines = self.words(call), call.get("lines", [])
        if "keys" in call:
            self.keys(words, call["keys"])
            if call.get("ends") == "finished":
                return None
        elif call.get("ends") == "killed":
            self.kill(words, lines, call.get("wait", []))
        elif call.get("ends") == "finished":
            self.lines(words, lines, code=0, **call.get("variables", {}))
            return None
        elif call.get("ends") == "closing":
            self.close(call.get("now", JANUARY), lambda: self.lines(words, lines, code=74))
        else:
            self.lines(words, lines, **call.get("variables", {}))
        (name,) = self.journals() - before
        for agent, later in call.get("resumed", []):
            self.lines(["resume", name, "--agent", agent], later)
        for agent, keys in call.get("resumedWithKeys", []):
            self.keys(["resume", name, "--agent", agent], keys)
        return name

    def write(self, call):
        """Takes a call and applies to its journal whatever befalls it; returns its id."""
        name = self.take(call)
        journal = self.home / f"open/{name}.jsonl"
        kept = journal.read_bytes()
        if call.get("recordIsThere"):
            self.lines(["resume", name], [], code=0)
            journal.write_bytes(kept)
        if "otherRecord" in call:
            self.lines(["resume", name], call["otherRecord"], code=0)
            journal.write_bytes(kept)
            self.close(JANUARY, lambda: self.lines(["resume", name], call["closes"], code=74))
        if "damaged" in call:
            damage(journal, *call["damaged"])
        if "sealed" in call:
            self.lines(["resume", name], call["sealed"])
        if "lost" in call:
            for snapshot in self.home.glob(f"flows/{call['lost']}@*.json"):
                snapshot.unlink()
        return name

    def close(self, opened, body):
        """Ends a call while its record cannot be written, because a folder takes the place of the file."""
        place, aside = self.home / f"records/{opened[:7]}.jsonl", self.home / "aside"
        if place.exists():
            place.rename(aside)
        place.mkdir(parents=True)
        body()
        place.rmdir()
        if aside.exists():
            aside.rename(place)


def damage(path, how, part):
    """Damages a file as power cuts and disks do."""
    data = bytearray(path.read_bytes())
    if how == "torn":
        del data[-40:]
    elif how == "nul":
        data[-40:] = bytes(40)
    elif how == "flipped":
        data[data.index(part.encode()) + 3] ^= 0x04
    elif how == "empty":
        data.clear()
    path.write_bytes(bytes(data))


def main(program, version, module):
    calls, version = importlib.import_module(module), pathlib.Path(version)
    home, expected = version / "home", version / "expected"
    desk = Desk(program, home)
    expected.mkdir(parents=True)
    for call in calls.RECORDS:
        desk.take(call)
        if "damaged" in call:
            damage(home / f"records/{call['now'][:7]}.jsonl", *call["damaged"])
    for call in calls.JOURNALS:
        told = {"about": call["about"], "id": desk.write(call)}
        told |= {"input": call.get("finish", []), "shows": call.get("shows", [])}
        (expected / f"{call['name']}.json").write_text(json.dumps(told))
    shutil.rmtree(desk.flows)
    shutil.rmtree(home / "outbox", ignore_errors=True)
    shutil.copytree(CORPUS.parent.parent / "Flows/scenarios", version / "scenarios")
    expect.main(program, version)


if __name__ == "__main__":
    main(*sys.argv[1:])
