"""A time-stamp server (RFC 3161) on this machine: openssl answers, behind a small HTTP server on the loopback."""

import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

CONFIGURATION = """
[req]
distinguished_name = name
[name]
[authority]
basicConstraints = critical,CA:true
keyUsage = critical,keyCertSign
subjectKeyIdentifier = hash
[clock]
basicConstraints = critical,CA:false
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[tsa]
default_tsa = server
[server]
dir = .
serial = serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha384, sha512
ordering = yes
ess_cert_id_alg = sha256
"""


def _openssl(folder: Path, *options: str) -> None:
    subprocess.run(["openssl", *options], cwd=folder, check=True, capture_output=True)


def make(folder: Path) -> None:
    """Keys and certificates of a clock and of the authority above it."""
    (folder / "conf").write_text(CONFIGURATION)
    (folder / "serial").write_text("01\n")
    new = ("req", "-config", "conf", "-newkey", "rsa:2048", "-nodes")
    _openssl(folder, *new, "-x509", "-days", "9", "-subj", "/CN=Test clocks", "-extensions", "authority", *_to("root"))
    _openssl(folder, *new, "-subj", "/CN=Test clock", "-keyout", "clock.key", "-out", "clock.csr")
    above = ("-CA", "root.pem", "-CAkey", "root.key", "-CAcreateserial", "-extfile", "conf", "-extensions", "clock")
    _openssl(folder, "x509", "-req", "-in", "clock.csr", "-days", "9", *above, "-out", "clock.pem")


def _to(name: str) -> tuple[str, ...]:
    return "-keyout", f"{name}.key", "-out", f"{name}.pem"


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """Serve time stamps and yield the address."""

    class Clock(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = self.rfile.read(int(self.headers["Content-Length"]))
            (folder / "query").write_bytes(asked)
            signer = ("-signer", "clock.pem", "-inkey", "clock.key", "-chain", "root.pem")
            _openssl(folder, "ts", "-reply", "-config", "conf", "-queryfile", "query", *signer, "-out", "reply")
            answer = (folder / "reply").read_bytes()
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *words: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Clock) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{running.server_address[1]}/"
        finally:
            running.shutdown()
            thread.join()
