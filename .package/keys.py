#!/usr/bin/env python3
"""Takes a call in a pseudo-terminal, with keys: keys.py COMMAND...

Types a name on the first card, parks the call, and waits until that is said.
"""
import os
import pty
import select
import sys
import time


def main():
    process, terminal = pty.fork()
    if process == 0:
        os.environ["TERM"] = "xterm-256color"
        os.execvp(sys.argv[1], sys.argv[1:])
    seen = b""

    def wait(text):
        nonlocal seen
        end = time.monotonic() + 20
        while text not in seen:
            if not select.select([terminal], [], [], max(0, end - time.monotonic()))[0]:
                sys.exit(f"no {text!r} in {seen!r}")
            try:
                seen += os.read(terminal, 65536)
            except OSError:
                sys.exit(f"ended without {text!r} in {seen!r}")
        seen = b""

    for text, keys in [(b"saved", b"Robin\r\x03"), (b"Park it", b"p")]:
        wait(text)
        os.write(terminal, keys)
    wait(b"Parked.")
    while True:
        try:
            if not os.read(terminal, 65536):
                break
        except OSError:  # The other side is closed.
            break
    status = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    sys.exit(0 if status == 75 else f"exit {status}")


main()
