"""Which certificates a context of ssl trusts: files, folders, data."""
from __future__ import absolute_import


def mend(ssl):
    import os
    from array import array
    from java.security import GeneralSecurityException
    from org.wsgilet.bridge.library import Certificates
    import _certificates
    context = ssl.SSLContext
    load_data = context.load_verify_locations
    known = {}  # by path, time and size

    def certificates_of(path):
        """Return the certificates in a file, which is read once."""
        with open(path, 'rb') as f:
            status = os.fstat(f.fileno())
            key = path, status.st_mtime, status.st_size
            if key not in known:
                try:
                    known[key] = Certificates.read(array('b', f.read()))
                except GeneralSecurityException as e:
                    raise ssl.SSLError(ssl.SSL_ERROR_SSL,
                                       'PEM lib (%s)' % e.getMessage())
        return known[key]

    def load_verify_locations(self, cafile=None, capath=None, cadata=None):
        """Trust the certificates of a file, a folder or data.

        A folder is read when the first connection is made.
        """
        if cafile is None and capath is None:
            return load_data(self, cadata=cadata)
        if cafile is not None:
            certificates = certificates_of(cafile)
            if not certificates:
                raise ssl.SSLError(ssl.SSL_ERROR_SSL, 'PEM lib (no start '
                                   'line or not enough data)')
            Certificates.add(self._trust_store, certificates)
        if capath is not None:
            os.path.isdir(capath)  # a TypeError if it is no name
            self._trusted_folders = getattr(
                self, '_trusted_folders', ()) + (capath,)
        if cadata is not None:
            load_data(self, cadata=cadata)

    def load_folders(self):
        folders = getattr(self, '_trusted_folders', ())
        self._trusted_folders = ()
        for folder in folders:
            names = os.listdir(folder) if os.path.isdir(folder) else ()
            for path in set(os.path.realpath(os.path.join(folder, name))
                            for name in names):
                try:
                    Certificates.add(self._trust_store, certificates_of(path))
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
        return certificate.getBasicConstraints() >= 0

    def cert_store_stats(self):
        """Return how many certificates are trusted."""
        certificates = trusted(self)
        return {'x509': len(certificates), 'crl': 0,
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
