"""Load on a server: wrk for requests, a client of ours for big bodies."""

import http.client
import json
import os
import shutil
import socket
import subprocess
import threading
import time
from collections import namedtuple
from contextlib import ExitStack, contextmanager
from pathlib import Path

from rows import BIG, MB, is_transfer
from servers import Failed

HERE = Path(__file__).resolve().parent
CONNECTIONS = 16
WRK_THREADS = 2  # one for each process of a server that has two
TRANSFERS = 2  # at once
BLOCK = bytes(1024 * 1024)

# rate in the row's unit; p50 and p99 in ms; errors as text, "" for none
Run = namedtuple("Run", "rate p50 p99 errors")


def check_tools():
    for tool, package in [("wrk", "wrk"), ("javac", "default-jdk-headless")]:
        if not shutil.which(tool):
            raise SystemExit("benchmarks/run: no %s: apt-get install %s" % (
                tool, package))


def run(server, row, seconds, work):
    if is_transfer(row):
        return transfers(server, row, seconds)
    with idle_connections(server, row.idle):
        return requests(server, row, seconds, work)


def requests(server, row, seconds, work):
    variables = {"BENCHMARK_METHOD": row.method,
                 "BENCHMARK_PORTS": " ".join(map(str, server.ports))}
    if row.body:
        body = work / ("body-" + row.app)
        body.write_bytes(row.body)
        variables.update(BENCHMARK_BODY=str(body), BENCHMARK_TYPE=row.type)
    done = subprocess.run(
        ["wrk", "--threads=%d" % WRK_THREADS,
         "--connections=%d" % CONNECTIONS, "--duration=%ds" % seconds,
         "--timeout=30s", "--script=%s" % (HERE / "wrk.lua"),
         "http://127.0.0.1:%d/" % server.ports[0]],
        env=dict(os.environ, **variables), stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, universal_newlines=True)
    lines = [line for line in done.stdout.splitlines() if line[:1] == "{"]
    if done.returncode or not lines:
        raise Failed("wrk ended with %d: %s" % (
            done.returncode, done.stdout.strip()[-300:]))
    result = json.loads(lines[-1])
    errors = ", ".join(
        "%d %s errors" % (result[name], name)
        for name in ("connect", "read", "write", "timeout", "status")
        if result[name])
    if not result["requests"]:
        errors = errors or "no answer at all"
    return Run(result["requests"] / result["seconds"],
               result["p50"], result["p99"], errors)


@contextmanager
def idle_connections(server, count):
    """Connections that have had one answer, and get another at the end."""
    with ExitStack() as stack:
        idle = [stack.enter_context(socket.create_connection(
            ("127.0.0.1", server.ports[i % len(server.ports)]), timeout=30))
            for i in range(count)]
        for connection in idle:
            hello(server, connection)
        yield
        for connection in idle:
            hello(server, connection)


def hello(server, connection):
    connection.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
    answer = b""
    while not answer.endswith(b"Hello, World!\n"):
        part = connection.recv(4096)
        if not part:
            raise Failed("%s closed an idle connection" % server.name)
        answer += part


def transfers(server, row, seconds):
    """Whole bodies one after the other on each connection, until the time is
    over; at least one."""
    deadline = time.monotonic() + seconds
    times, errors = [], []

    def client(port):
        while True:
            start = time.monotonic()
            try:
                transfer(port, row)
            except (OSError, Failed, http.client.HTTPException) as e:
                errors.append(repr(e))
                return
            times.append(time.monotonic() - start)
            if time.monotonic() > deadline:
                return

    clients = [threading.Thread(
        target=client, args=[server.ports[i % len(server.ports)]])
        for i in range(TRANSFERS)]
    start = time.monotonic()
    for thread in clients:
        thread.start()
    for thread in clients:
        thread.join()
    elapsed = time.monotonic() - start
    times.sort()
    if not times:
        return Run(0, 0, 0, "; ".join(errors))
    return Run(len(times) * BIG / MB / elapsed,
               times[len(times) // 2] * 1000, times[-1] * 1000,
               "; ".join(errors))


def transfer(port, row):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    try:
        connection.putrequest(row.method, "/")
        if row.body:
            connection.putheader("Content-Length", str(BIG))
        connection.endheaders()
        for _ in range(BIG // len(BLOCK) if row.body else 0):
            connection.send(BLOCK)
        response = connection.getresponse()
        if row.body:
            right = response.read() == b"%d bytes\n" % BIG
        else:
            right = received(response) == BIG
        if response.status != 200 or not right:
            raise Failed("status %d or a wrong body" % response.status)
    finally:
        connection.close()


def received(response):
    buffer, count = bytearray(len(BLOCK)), 0
    while True:
        n = response.readinto(buffer)
        if not n:
            return count
        count += n
