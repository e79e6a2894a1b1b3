"""ssl as CPython 2.7.18 has it, between two sockets of this process."""
import os
import select
import socket
import ssl
import subprocess
import tempfile
import threading
import unittest


def setUpModule():
    global FOLDER, PEM
    FOLDER = tempfile.mkdtemp()
    PEM = os.path.join(FOLDER, 'server.pem')
    store = os.path.join(FOLDER, 'store.p12')
    subprocess.check_call([
        os.path.join(HOME, 'bin', 'keytool'), '-genkeypair', '-alias', 'a',
        '-keyalg', 'RSA', '-dname', 'CN=localhost, O=Caf\xc3\xa9, C=XY',
        '-ext', 'san=dns:localhost,ip:127.0.0.1', '-ext', 'bc=ca:true',
        '-storetype', 'PKCS12', '-keystore', store, '-storepass', 'secret'])
    write_pem(store)


def write_pem(store):
    from java.io import FileInputStream
    from java.security import KeyStore
    keys = KeyStore.getInstance('PKCS12')
    keys.load(FileInputStream(store), 'secret')
    key = keys.getKey('a', 'secret').getEncoded().tostring()
    certificate = keys.getCertificate('a').getEncoded().tostring()
    with open(PEM, 'w') as f:
        f.write('-----BEGIN PRIVATE KEY-----\n%s-----END PRIVATE KEY-----\n'
                % key.encode('base64'))
        f.write(ssl.DER_cert_to_PEM_cert(certificate))


from java.lang import System
HOME = System.getProperty('java.home')


class Server(object):
    """Answers in capitals, each connection in turn."""

    def __init__(self, greeting='', **options):
        self.listener = socket.socket()
        self.listener.bind(('127.0.0.1', 0))
        self.listener.listen(5)
        self.address = self.listener.getsockname()
        self.greeting, self.options = greeting, options
        thread = threading.Thread(target=self.run)
        thread.daemon = True
        thread.start()

    def run(self):
        while True:
            try:
                sock, _ = self.listener.accept()
            except socket.error:
                return
            sock.setblocking(1)
            try:
                if self.greeting:
                    sock.recv(100)
                    sock.sendall(self.greeting)
                tls = ssl.wrap_socket(sock, server_side=True, certfile=PEM,
                                      **self.options)
                tls.sendall(tls.recv(100).upper())
                tls.close()
            except (ssl.SSLError, socket.error):
                sock.close()


class Tls(unittest.TestCase):

    def connect(self, context, name='localhost', **options):
        server = Server(**options)
        self.addCleanup(server.listener.close)
        sock = socket.socket()
        self.addCleanup(sock.close)
        if server.greeting:
            sock.connect(server.address)
            sock.sendall('STARTTLS')
            self.assertEqual(sock.recv(100), server.greeting)
            return context.wrap_socket(sock, server_hostname=name)
        tls = context.wrap_socket(sock, server_hostname=name)
        tls.connect(server.address)
        return tls

    def trusting(self):
        return ssl.create_default_context(cafile=PEM)

    def test_both_sides_agree(self):
        tls = self.connect(self.trusting())
        tls.sendall('hello')
        self.assertEqual(select.select([tls], [], [], 60)[0], [tls])
        self.assertEqual(tls.recv(100), 'HELLO')
        self.assertEqual(tls.version(), 'TLSv1.3')
        certificate = tls.getpeercert()
        self.assertEqual(certificate['subject'], (
            (('countryName', 'XY'),),
            (('organizationName', u'Caf\xe9'),),
            (('commonName', 'localhost'),)))
        self.assertEqual(certificate['subjectAltName'], (
            ('DNS', 'localhost'), ('IP Address', '127.0.0.1')))
        self.assertEqual(ssl.DER_cert_to_PEM_cert(tls.getpeercert(True)),
                         open(PEM).read()[-len(ssl.DER_cert_to_PEM_cert(
                             tls.getpeercert(True))):])

    def test_clear_text_may_come_first(self):
        for _ in range(30):  # the client's first message comes at any time
            tls = self.connect(self.trusting(), greeting='GO')
            tls.sendall('hello')
            self.assertEqual(tls.recv(100), 'HELLO')

    def test_another_name_is_refused(self):
        with self.assertRaises(ssl.CertificateError):
            self.connect(self.trusting(), 'example.com')
        context = self.trusting()
        context.check_hostname = False
        self.connect(context, 'example.com').close()

    def test_unknown_certificate_is_refused(self):
        with self.assertRaises(ssl.SSLError) as raised:
            self.connect(ssl.create_default_context())
        self.assertIn('certificate verify failed', str(raised.exception))
        self.assertEqual(raised.exception.reason, 'CERTIFICATE_VERIFY_FAILED')
        self.connect(ssl._create_unverified_context()).close()

    def test_protocols_can_be_refused(self):
        context = self.trusting()
        context.options |= ssl.OP_NO_TLSv1_3
        self.assertEqual(self.connect(context).version(), 'TLSv1.2')
        with self.assertRaises(socket.error):
            self.connect(context, ssl_version=ssl.PROTOCOL_TLSv1)

    def test_what_is_trusted(self):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS)
        context.load_cert_chain(PEM)
        nothing = {'x509': 0, 'x509_ca': 0, 'crl': 0}
        self.assertEqual(context.cert_store_stats(), nothing)
        context.load_verify_locations(capath=FOLDER)
        self.assertEqual(context.cert_store_stats(), nothing)
        context.load_verify_locations(PEM)
        authority, = context.get_ca_certs()
        self.assertEqual(authority['issuer'], authority['subject'])
        with self.assertRaises(IOError):
            context.load_verify_locations(PEM + '.none')
        self.assertGreater(len(ssl.create_default_context().get_ca_certs()),
                           9)

    def test_folder_is_trusted(self):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS)
        context.verify_mode = ssl.CERT_REQUIRED
        context.load_verify_locations(capath=FOLDER)
        self.connect(context).close()

    def test_before_the_handshake(self):
        sock = ssl.wrap_socket(socket.socket())
        self.addCleanup(sock.close)
        with self.assertRaises(socket.error):
            sock.getpeercert()
        self.assertIsNone(sock.version())
        self.assertIsNone(sock.compression())


class Pair(unittest.TestCase):
    """Both ends of a socketpair()."""

    def setUp(self):
        self.server, self.client = socket.socketpair()
        self.addCleanup(self.server.close)
        self.addCleanup(self.client.close)
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS)
        self.context.load_cert_chain(PEM)
        self.failures = []

    def serve(self, action=None):
        """Be the server in a thread; return it."""
        def run():
            try:
                tls = self.context.wrap_socket(self.server, server_side=True)
                if action:
                    action(tls)
            except Exception as e:
                self.failures.append(e)
        thread = threading.Thread(target=run)
        thread.start()
        self.addCleanup(thread.join, 10)
        return thread

    def connected(self, context=None, **options):
        context = context or ssl.SSLContext(ssl.PROTOCOL_TLS)
        return context.wrap_socket(self.client, **options)

    def test_it_is_a_socket_over_any_other(self):
        self.serve(lambda tls: tls.sendall(tls.read(3).upper() * 30000))
        tls = self.connected()
        self.assertIsInstance(tls, socket.socket)
        self.assertEqual(tls.write(buffer('abc')), 3)
        self.assertEqual(tls.recv(0), '')
        first = tls.recv(2)
        self.assertEqual(first, 'AB')
        self.assertGreater(tls.pending(), 16000)  # of one record
        target = bytearray(8)
        self.assertEqual(tls.recv_into(target, 4), 4)
        self.assertEqual(bytes(target), 'CABC' + '\0' * 4)
        made = tls.makefile()
        self.assertEqual(len(made.read(90000 - 6)), 90000 - 6)
        made.close()
        self.assertRaises(ValueError, tls.recv, -1)
        self.assertRaises(ValueError, tls.recv, 1, socket.MSG_PEEK)
        self.assertRaises(ValueError, tls.sendto, 'a', ('127.0.0.1', 9))
        self.assertRaises(ValueError, tls.recvfrom, 1)
        tls.close()
        self.assertRaises(ValueError, tls.read)
        self.assertIsNone(tls.version())

    def test_clear_text_again(self):
        def end(tls):
            self.assertEqual(tls.recv(10), 'bye')
            sock = tls.unwrap()
            sock.sendall('clear')

        self.serve(end)
        tls = self.connected()
        tls.sendall('bye')
        sock = tls.unwrap()
        self.assertEqual(sock.recv(10), 'clear')
        self.assertEqual(self.failures, [])

    def test_who_does_not_answer(self):
        self.client.settimeout(0.01)
        with self.assertRaises(ssl.SSLError) as caught:
            self.connected()
        self.assertIn('timed out', str(caught.exception))
        self.client.setblocking(False)
        tls = self.connected(do_handshake_on_connect=False)
        with self.assertRaises(ssl.SSLWantReadError) as caught:
            tls.do_handshake()
        self.assertEqual(caught.exception.errno, ssl.SSL_ERROR_WANT_READ)
        self.server.close()
        select.select([tls], [], [], 10)
        with self.assertRaises(socket.error):
            tls.do_handshake()

    def test_clear_text_in_place_of_tls(self):
        self.server.sendall('220 ready\r\n')
        with self.assertRaises(ssl.SSLError) as caught:
            self.connected()
        self.assertEqual(caught.exception.reason, 'WRONG_VERSION_NUMBER')
        self.assertEqual(caught.exception.library, 'SSL')

    def test_name_that_is_asked_for(self):
        other = ssl.SSLContext(ssl.PROTOCOL_TLS)
        other.load_cert_chain(PEM)
        other.set_alpn_protocols(['chosen'])
        told = []

        def choose(sock, name, context):
            told.extend([sock, name, context])
            sock.context = other

        self.context.set_servername_callback(choose)
        self.serve(lambda tls: tls.sendall('ok'))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS)
        context.set_alpn_protocols(['chosen'])
        tls = self.connected(context, server_hostname='a.example')
        self.assertEqual(tls.recv(2), 'ok')
        self.assertEqual(tls.selected_alpn_protocol(), 'chosen')
        self.assertIsInstance(told[0], ssl.SSLSocket)
        self.assertEqual(told[1], 'a.example')
        self.assertIs(told[2], self.context)

    def refused(self, callback):
        self.context.set_servername_callback(callback)
        self.serve()
        with self.assertRaises(ssl.SSLError) as caught:
            self.connected()
        return caught.exception.reason

    def test_name_that_is_refused(self):
        self.assertEqual(self.refused(
            lambda *_: ssl.ALERT_DESCRIPTION_ACCESS_DENIED),
            'TLSV1_ALERT_ACCESS_DENIED')
        self.assertRaises(TypeError, self.context.set_servername_callback, 4)

    def test_suites_by_names_of_openssl(self):
        self.context.options |= ssl.OP_NO_TLSv1_3
        self.context.set_ciphers('ECDHE+AESGCM:!AES256:!ECDSA')
        self.serve(lambda tls: tls.sendall('ok'))
        self.assertEqual(self.connected().cipher(), (
            'ECDHE-RSA-AES128-GCM-SHA256', 'TLSv1.2', 128))

    def test_no_suite_in_common(self):
        self.context.options |= ssl.OP_NO_TLSv1_3
        self.context.set_ciphers('AES128')
        client = ssl.SSLContext(ssl.PROTOCOL_TLS)
        client.set_ciphers('AES256')
        thread = self.serve()
        with self.assertRaises(ssl.SSLError) as caught:
            self.connected(client)
        self.assertEqual(caught.exception.reason,
                         'SSLV3_ALERT_HANDSHAKE_FAILURE')
        thread.join(10)
        self.assertEqual(self.failures[0].reason, 'NO_SHARED_CIPHER')

    def test_imported_anew_it_has_all(self):
        import sys
        self.addCleanup(sys.modules.__setitem__, 'ssl', ssl)
        del sys.modules['ssl']
        import ssl as another
        sys.modules['ssl'] = ssl
        self.assertEqual(sorted(vars(another)), sorted(vars(ssl)))
        self.assertIsNot(another.SSLSocket, ssl.SSLSocket)
        self.assertEqual(another.HAS_ALPN, ssl.HAS_ALPN)
        self.context = another.SSLContext(another.PROTOCOL_TLS)
        self.context.load_cert_chain(PEM)
        self.serve(lambda tls: tls.sendall('ok'))
        self.assertEqual(self.connected().recv(2), 'ok')
        self.assertEqual(self.failures, [])


class Names(unittest.TestCase):

    def test_verification_is_switched_for_all(self):
        self.addCleanup(ssl._https_verify_certificates)
        ssl._https_verify_certificates(False)
        self.assertIs(ssl._create_default_https_context,
                      ssl._create_unverified_context)
        ssl._https_verify_certificates()
        self.assertIs(ssl._create_default_https_context,
                      ssl.create_default_context)

    def test_server_that_never_waits(self):
        # As servers of asyncore do: the handshake goes on once the socket
        # can be read, and nothing is sent before.
        listener = socket.socket()
        self.addCleanup(listener.close)
        listener.bind(('127.0.0.1', 0))
        listener.listen(1)
        answers = []

        def be_client():
            client = ssl.wrap_socket(socket.create_connection(
                listener.getsockname(), 10))
            client.sendall('hello')
            answers.append(client.recv(100))
            client.close()

        thread = threading.Thread(target=be_client)
        thread.start()
        server, _ = listener.accept()
        server.setblocking(False)
        server = ssl.wrap_socket(server, certfile=PEM, server_side=True,
                                 do_handshake_on_connect=False)
        self.addCleanup(server.close)
        waited = 0
        while True:
            try:
                server.do_handshake()
                break
            except ssl.SSLError as e:
                self.assertEqual(ssl.SSL_ERROR_WANT_READ, e.args[0])
                waited += 1
            self.assertEqual(0, server.send('too early'))
            readable, _, _ = select.select([server], [], [], 10)
            self.assertEqual([server], readable)
        self.assertTrue(waited)
        server.do_handshake()
        self.assertEqual([server], select.select([server], [], [], 10)[0])
        self.assertEqual('hello', server.recv(100))
        self.assertEqual(2, server.send('HI'))
        thread.join(10)
        self.assertEqual(['HI'], answers)

    def test_handshake_in_steps_that_fails(self):
        listener = socket.socket()
        self.addCleanup(listener.close)
        listener.bind(('127.0.0.1', 0))
        listener.listen(1)
        client = socket.create_connection(listener.getsockname(), 10)
        self.addCleanup(client.close)
        server, _ = listener.accept()
        server.setblocking(False)
        server = ssl.wrap_socket(server, certfile=PEM, server_side=True,
                                 do_handshake_on_connect=False)
        self.addCleanup(server.close)
        client.sendall('GET / HTTP/1.0\r\n\r\n')
        numbers = []
        while not numbers or numbers[-1] == ssl.SSL_ERROR_WANT_READ:
            with self.assertRaises(ssl.SSLError) as caught:
                server.do_handshake()
            numbers.append(caught.exception.args[0])
            if numbers[-1] == ssl.SSL_ERROR_WANT_READ:
                self.assertTrue(select.select([server], [], [], 10)[0])
        with self.assertRaises(ssl.SSLError):
            server.do_handshake()

    def test_what_all_sockets_have(self):
        plain = socket.socket()
        self.addCleanup(plain.close)
        wrapped = ssl.wrap_socket(plain)
        self.assertEqual(socket.AF_INET, wrapped.family)
        self.assertEqual(socket.SOCK_STREAM, wrapped.type)
        self.assertEqual(plain.proto, wrapped.proto)
        wrapped.settimeout(3)
        self.assertEqual(3, wrapped.gettimeout())
        wrapped.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.assertTrue(wrapped.getsockopt(socket.SOL_SOCKET,
                                           socket.SO_REUSEADDR))
        wrapped.bind(('127.0.0.1', 0))
        self.assertEqual('127.0.0.1', wrapped.getsockname()[0])
        self.assertRaises(ValueError, wrapped.unwrap)

    def test_errors_say_their_text(self):
        self.assertEqual(str(ssl.SSLError(1, 'foo')), 'foo')
        self.assertEqual(str(ssl.SSLError('foo')), "('foo',)")

    def test_purposes_are_found_by_names_and_numbers(self):
        kind = ssl._ASN1Object
        client = (130, 'clientAuth', 'TLS Web Client Authentication',
                  '1.3.6.1.5.5.7.3.2')
        self.assertEqual(ssl.Purpose.CLIENT_AUTH, client)
        for found in (kind(client[3]), kind.fromnid(130),
                      kind.fromname('clientAuth'), kind.fromname(client[2])):
            self.assertEqual(found, client)
            self.assertIsInstance(found, kind)
        with self.assertRaisesRegexp(ValueError, 'unknown NID 100000'):
            kind.fromnid(100000)
        with self.assertRaisesRegexp(ValueError, "object 'clientauth'"):
            kind.fromname('clientauth')
        self.assertRaises(ValueError, kind, 'clientAuth')

    def test_parameters_that_a_file_has_not(self):
        context = ssl.SSLContext(ssl.PROTOCOL_SSLv23)
        with self.assertRaises(ssl.SSLError) as caught:
            context.load_dh_params(os.path.abspath(__file__))
        self.assertEqual(caught.exception.library, 'PEM')
        self.assertEqual(caught.exception.reason, 'NO_START_LINE')
        self.assertTrue(str(caught.exception).startswith(
            '[PEM: NO_START_LINE] no start line'))

    def test_nothing_is_selected_by_wrong_names(self):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS)
        context.set_ciphers('ECDHE+AESGCM:!aNULL')
        self.assertRaises(ssl.SSLError, context.set_ciphers, 'wrong')
        self.assertRaises(ssl.SSLError, context.load_dh_params, PEM)


if __name__ == '__main__':
    unittest.main()
