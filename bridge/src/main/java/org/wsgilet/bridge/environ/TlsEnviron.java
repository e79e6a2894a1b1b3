package org.wsgilet.bridge.environ;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;
import org.python.core.Py;
import org.python.core.PyObject;

/** What an environ says of TLS and of the client's certificate, under the names of Apache's mod_ssl. */
final class TlsEnviron {

    /** Servlet 6 section 3.10: the client's certificate, then those that vouch for it. */
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    private static final String CIPHER_SUITE = "jakarta.servlet.request.cipher_suite";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "MMM ppd HH:mm:ss yyyy 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final Base64.Encoder PEM = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

    private TlsEnviron() {}

    /** @param request one that came by TLS */
    static void put(Map<PyObject, PyObject> map, HttpServletRequest request) {
        put(map, "HTTPS", "on");
        if (request.getAttribute(CIPHER_SUITE) instanceof String suite) {
            put(map, "SSL_CIPHER", suite);
        }
        Object certificates = request.getAttribute(CERTIFICATES);
        boolean known = certificates instanceof X509Certificate[] chain && chain.length > 0;
        put(map, "SSL_CLIENT_VERIFY", known ? "SUCCESS" : "NONE");
        if (known) {
            putCertificate(map, ((X509Certificate[]) certificates)[0]);
        }
    }

    private static void putCertificate(Map<PyObject, PyObject> map, X509Certificate certificate) {
        putName(map, "SSL_CLIENT_S_DN", certificate.getSubjectX500Principal());
        putName(map, "SSL_CLIENT_I_DN", certificate.getIssuerX500Principal());
        put(
                map,
                "SSL_CLIENT_M_SERIAL",
                certificate.getSerialNumber().toString(16).toUpperCase(Locale.ROOT));
        put(map, "SSL_CLIENT_V_START", time(certificate.getNotBefore().toInstant()));
        put(map, "SSL_CLIENT_V_END", time(certificate.getNotAfter().toInstant()));
        try {
            put(
                    map,
                    "SSL_CLIENT_CERT",
                    "-----BEGIN CERTIFICATE-----\n" + PEM.encodeToString(certificate.getEncoded())
                            + "\n-----END CERTIFICATE-----\n");
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void putName(Map<PyObject, PyObject> map, String key, X500Principal name) {
        put(map, key, name.getName(X500Principal.RFC2253));
        try {
            for (Rdn part : new LdapName(name.getName(X500Principal.RFC2253)).getRdns()) {
                if (part.getType().equalsIgnoreCase("CN")) {
                    put(map, key + "_CN", part.getValue().toString());
                }
            }
        } catch (InvalidNameException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String time(Instant instant) {
        return TIME.format(instant);
    }

    /** Names may have any character: as the bytes of UTF-8, like all of environ. */
    private static void put(Map<PyObject, PyObject> map, String key, String value) {
        String bytes = new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        map.put(Py.newString(key), Py.newString(bytes));
    }
}
