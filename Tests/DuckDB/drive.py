"""Takes calls on the membership flow in plain mode, as agents do, each with answers of its own.

usage: drive.py TRIAGE HOME COUNT
"""
import os
import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

triage, home, count = sys.argv[1:]
os.environ.update(TZ="UTC", TRIAGE_HOOKS="/nonexistent")


def call(number):
    dice = random.Random(number)
    words = []
    # Any number chooses something or is refused, so whoever answers long enough gets to some end, or hangs up.
    for _ in range(60):
        words.append(dice.choice(["1", "2", "3", "", "", "y", "n", "4", "robin@vale.example", "12", "2026-10-01"]))
        if dice.random() < 0.04:
            words.append(":note asked twice")
        if dice.random() < 0.03:
            words.append(":back")
    words += [dice.choice([":hangup", ":abandon gone", ":abandon wrong number"])] + [""] * 4
    flow = dice.choice(["membership", "hosting", "ablecommerce", "webhosting-sk"])
    command = [triage, "run", flow, "--plain", "--home", home, "--agent", f"agent-{number % 7}"]
    text = "\n".join(words) + "\n"
    return subprocess.run(command, input=text, capture_output=True, text=True, errors="replace").returncode


with ThreadPoolExecutor(4) as threads:
    codes = list(threads.map(call, range(int(count))))
print(f"{codes.count(0)} of {count} calls ended, {codes.count(75)} were parked")
sys.exit(codes.count(0) < int(count) // 2)
