package org.wsgilet.bridge.library.tls;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CRL;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.PKIXRevocationChecker.Option;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Which certificates of the peer a connection of {@code ssl} takes. The name in them is looked at in Python. */
public final class TlsTrust {

    private TlsTrust() {}

    /** All of them: {@code CERT_NONE}. */
    public static TrustManager[] all() {
        return new TrustManager[] {new Every()};
    }

    /**
     * Those of the authorities of a store.
     *
     * @param revoked lists of what authorities have taken back
     * @param looksAtLeaf whether the certificate has to be told of by such a list
     * @param looksAtChain whether those above it have to be, too
     */
    public static TrustManager[] of(
            KeyStore store, Collection<? extends CRL> revoked, boolean looksAtLeaf, boolean looksAtChain)
            throws GeneralSecurityException {
        if (store.size() == 0) {
            return new TrustManager[] {new Nobody()};
        }
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(store, new X509CertSelector());
        parameters.setRevocationEnabled(false);
        if (looksAtLeaf) {
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(revoked)));
            parameters.addCertPathChecker(revocation(looksAtChain));
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(new CertPathTrustManagerParameters(parameters));
        return factory.getTrustManagers();
    }

    private static PKIXRevocationChecker revocation(boolean looksAtChain) throws GeneralSecurityException {
        PKIXRevocationChecker checker =
                (PKIXRevocationChecker) CertPathBuilder.getInstance("PKIX").getRevocationChecker();
        Set<Option> options = EnumSet.of(Option.PREFER_CRLS, Option.NO_FALLBACK);
        if (!looksAtChain) {
            options.add(Option.ONLY_END_ENTITY);
        }
        checker.setOptions(options);
        return checker;
    }

    /**
     * Looks at nothing: one that is no {@code X509ExtendedTrustManager} would be helped by the JDK, which refuses old
     * keys.
     */
    private static class Every extends X509ExtendedTrustManager {

        void check() throws CertificateException {
            // all are taken
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            check();
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            check();
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            check();
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            check();
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            check();
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            check();
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    /** Of an empty store, of which the JDK makes none. */
    private static final class Nobody extends Every {

        @Override
        void check() throws CertificateException {
            throw new CertificateException("no authority is trusted");
        }
    }
}
