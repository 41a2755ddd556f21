"""Runs programs that bind sockets and says what they bind; nothing is really bound.

Each line of standard input is a program as a JSON string; each line of standard output is a JSON
list of the addresses that the program bound, in order.
"""

import contextlib
import io
import json
import sys
import types

bound = []


class Socket:
    """Takes any call that a socket takes, and remembers what it is bound to."""

    def __init__(self, *arguments):
        for argument in arguments:
            assert argument in (AF_INET, AF_INET6, SOCK_DGRAM), argument

    def bind(self, address):
        host, port = address
        assert isinstance(host, str) and isinstance(port, int), address
        bound.append(host)

    def connect(self, address):
        host, port = address
        assert isinstance(host, str) and isinstance(port, int), address

    def listen(self):
        pass

    def recv(self, size):
        return b""

    def close(self):
        pass


AF_INET, AF_INET6, SOCK_DGRAM = "AF_INET", "AF_INET6", "SOCK_DGRAM"
recorder = types.ModuleType("socket")
recorder.__dict__.update(socket=Socket, AF_INET=AF_INET, AF_INET6=AF_INET6, SOCK_DGRAM=SOCK_DGRAM)
sys.modules["socket"] = recorder

for line in sys.stdin:
    bound.clear()
    with contextlib.redirect_stdout(io.StringIO()):
        variables = {}
        exec(compile(json.loads(line), "snippet", "exec"), variables)
    hosts = {name: value for name, value in variables.items() if isinstance(value, str) and name[0] != "_"}
    print(json.dumps({"bound": bound, "variables": hosts}))
