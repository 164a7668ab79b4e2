"""A mail server on loopback for the tests: keeps each mail as a file, refuses some recipients as servers do.

    receiver.py PORT FOLDER     (port 0: a free one; the port is printed once the server answers)
"""

import asyncio
import itertools
import sys

from aiosmtpd.smtp import SMTP


class Keeping:
    """Takes every mail but those for greylisted@ (451) and nobody@ (550), unless FOLDER/open exists."""

    def __init__(self, folder):
        self.folder = folder
        self.numbers = itertools.count()

    def is_open(self):
        try:
            return open(self.folder + "/open").close() is None
        except FileNotFoundError:
            return False

    async def handle_RCPT(self, server, session, envelope, address, options):
        if not self.is_open():
            if address.startswith("greylisted@"):
                return "451 4.7.1 greylisted, try again later"
            if address.startswith("nobody@"):
                return "550 5.1.1 nobody of that name here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        name = f"{self.folder}/{id(self)}-{next(self.numbers)}.eml"
        with open(name, "wb") as file:
            file.write(envelope.content)
        return "250 taken"


async def main():
    keeping = Keeping(sys.argv[2])
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: SMTP(keeping, enable_SMTPUTF8=True, hostname="desk.example"), "127.0.0.1", int(sys.argv[1])
    )
    print(server.sockets[0].getsockname()[1], end="\n> ", flush=True)
    await server.serve_forever()


asyncio.run(main())
