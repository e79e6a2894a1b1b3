"""Which certificates a context of ssl trusts: files, folders, data."""
from __future__ import absolute_import

_CONSTRAINTS, _NETSCAPE_TYPE = '2.5.29.19', '2.16.840.1.113730.1.1'
_SIGNS_CERTIFICATES = 5  # of the bits of its usage


def mend(ssl):
    import os
    from array import array
    from java.security import GeneralSecurityException
    from org.wsgilet.bridge.jython import GivenBytes
    from org.wsgilet.bridge.library.tls import Certificates
    import _certificates
    context = ssl.SSLContext
    known = {}  # by path, time and size

    def certificates_of(path):
        """Return the certificates in a file."""
        return read(path)[0]

    def read(path):
        """Return the certificates in a file, which is read once, and lists
        of those that are taken back.
        """
        with open(path, 'rb') as f:
            status = os.fstat(f.fileno())
            key = path, status.st_mtime, status.st_size
            if key not in known:
                data = array('b', f.read())
                try:
                    known[key] = (Certificates.read(data),
                                  Certificates.revoked(data))
                except GeneralSecurityException as e:
                    raise ssl.SSLError(ssl.SSL_ERROR_SSL,
                                       'PEM lib (%s)' % e.getMessage())
        return known[key]

    def load_verify_locations(self, cafile=None, capath=None, cadata=None):
        """Trust the certificates of a file, a folder or data.

        A folder is read when the first connection is made.
        """
        if cafile is None and capath is None and cadata is None:
            raise TypeError('cafile, capath and cadata cannot be all omitted')
        if cafile is not None:
            certificates, revoked = read(cafile)
            if not certificates and not revoked:
                raise ssl.SSLError(ssl.SSL_ERROR_SSL, 'PEM lib (no start '
                                   'line or not enough data)')
            Certificates.add(self._trust_store, certificates)
            self._revoked = self._revoked + list(revoked)
        if capath is not None:
            os.path.isdir(capath)  # a TypeError if it is no name
            self._trusted_folders += (capath,)
        if cadata is not None:
            Certificates.add(self._trust_store, certificates_in(cadata))

    def certificates_in(data):
        """Return the certificates in Unicode, of PEM, or bytes, of DER."""
        text = GivenBytes.of(data)
        if text is None:
            raise TypeError('cadata should be a ASCII string or a bytes-like '
                            'object')
        is_pem = isinstance(data, unicode) or '-----BEGIN ' in text
        try:
            certificates = Certificates.inData(text, is_pem)
        except GeneralSecurityException:
            certificates = ()
        if not certificates:
            raise ssl.SSLError(ssl.SSL_ERROR_SSL,
                               '[PEM: NO_START_LINE] no start line' if is_pem
                               else 'not enough data')
        return certificates

    def load_folders(self):
        folders, self._trusted_folders = self._trusted_folders, ()
        for folder in folders:
            names = os.listdir(folder) if os.path.isdir(folder) else ()
            for path in set(os.path.realpath(os.path.join(folder, name))
                            for name in names):
                try:
                    certificates, revoked = read(path)
                    Certificates.add(self._trust_store, certificates)
                    self._revoked = self._revoked + list(revoked)
                except (EnvironmentError, ssl.SSLError):
                    pass  # another file

    def set_default_verify_paths(self):
        """Trust what SSL_CERT_FILE and SSL_CERT_DIR say, or what Java does."""
        paths = ssl.get_default_verify_paths()
        if paths.cafile:
            try:
                load_verify_locations(self, paths.cafile)
            except (EnvironmentError, ssl.SSLError):
                pass  # OpenSSL says nothing either
        if paths.capath and paths.capath != os.path.dirname(
                paths.cafile or ''):
            load_verify_locations(self, capath=paths.capath)

    def trusted(self):
        store = self._trust_store
        return [store.getCertificate(alias) for alias in store.aliases()]

    def is_authority(certificate):
        """Whether it may sign others: OpenSSL's X509_check_ca()."""
        usage = certificate.getKeyUsage()
        if usage is not None and not usage[_SIGNS_CERTIFICATES]:
            return False
        if certificate.getExtensionValue(_CONSTRAINTS) is not None:
            return certificate.getBasicConstraints() >= 0
        of_netscape = certificate.getExtensionValue(_NETSCAPE_TYPE)
        return (usage is not None
                or certificate.getVersion() == 1
                and certificate.getSubjectX500Principal()
                == certificate.getIssuerX500Principal()
                or of_netscape is not None and of_netscape[-1] & 7 != 0)

    def cert_store_stats(self):
        """Return how many certificates are trusted."""
        certificates = trusted(self)
        return {'x509': len(certificates), 'crl': len(self._revoked),
                'x509_ca': len(filter(is_authority, certificates))}

    def get_ca_certs(self, binary_form=False):
        """Return the authorities that are trusted, as dicts or DER."""
        return [each.getEncoded().tostring() if binary_form
                else _certificates.decode(each)
                for each in trusted(self) if is_authority(each)]

    ssl._certificates_of = certificates_of
    for function in (load_verify_locations, set_default_verify_paths,
                     cert_store_stats, get_ca_certs):
        setattr(context, function.__name__, function)
    context._load_folders = load_folders
    context._trusted_folders, context._revoked = (), []
