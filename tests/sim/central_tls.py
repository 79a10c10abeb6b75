"""Certificates for the simulated central service, made with the openssl command."""
import os
import ssl
import subprocess

SUBJECT_ALT_NAME = "subjectAltName=IP:127.0.0.1,DNS:localhost"


def openssl(*arguments):
    subprocess.run(["openssl", *arguments], check=True, capture_output=True)


class Certificates:
    """A good server certificate, one of another authority, and one that has expired."""

    def __init__(self, folder):
        self.folder = folder
        self._make_authority("ca", "Bianmin test authority")
        self._make_authority("other-ca", "Some other authority")
        self._make_server("server", "ca", expired=False)
        self._make_server("other", "other-ca", expired=False)
        self._make_server("expired", "ca", expired=True)
        self.contexts = {name: self._context(name) for name in ("server", "other", "expired")}

    def _path(self, name):
        return os.path.join(self.folder, name)

    def _make_key(self, name):
        openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256",
                "-out", self._path(name + ".key"))

    def _make_authority(self, name, subject):
        self._make_key(name)
        openssl("req", "-x509", "-new", "-key", self._path(name + ".key"), "-subj",
                "/CN=" + subject, "-days", "3650", "-addext", "keyUsage=critical,keyCertSign",
                "-out", self._path(name + ".pem"))

    def _make_server(self, name, authority, expired):
        self._make_key(name)
        with open(self._path("san.cnf"), "w", encoding="ascii") as extensions:
            extensions.write(SUBJECT_ALT_NAME + "\n")
        openssl("req", "-new", "-key", self._path(name + ".key"), "-subj", "/CN=127.0.0.1",
                "-out", self._path(name + ".csr"))
        # A day below zero is the one way of the x509 command to make a certificate that is over.
        openssl("x509", "-req", "-in", self._path(name + ".csr"),
                "-CA", self._path(authority + ".pem"), "-CAkey", self._path(authority + ".key"),
                "-CAcreateserial", "-days", "-1" if expired else "825",
                "-extfile", self._path("san.cnf"), "-out", self._path(name + ".pem"))

    def _context(self, name):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        context.load_cert_chain(self._path(name + ".pem"), self._path(name + ".key"))
        return context
