package org.wsgilet.bridge.library.binary;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.security.GeneralSecurityException;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.python.core.Py;
import org.python.core.PyString;

/**
 * {@code hashlib.pbkdf2_hmac}, which CPython has since 2.7.8 (RFC 8018 section 5.2). Not by Java's SecretKeyFactory: it
 * takes a password of characters, Python one of bytes.
 */
public final class Pbkdf2 {

    private Pbkdf2() {}

    /**
     * @param hash as {@code hashlib} names it, such as {@code sha256}
     * @param keyLength in bytes
     */
    public static PyString derive(String hash, PyString password, PyString salt, int iterations, int keyLength) {
        if (iterations < 1 || keyLength < 1) {
            throw Py.ValueError("iterations and key length must be at least 1");
        }
        try {
            Mac mac = mac(hash, password.getString().getBytes(ISO_8859_1));
            byte[] key = new byte[keyLength];
            for (int block = 1, done = 0; done < keyLength; block++) {
                byte[] derived = block(mac, salt.getString().getBytes(ISO_8859_1), iterations, block);
                int count = Math.min(derived.length, keyLength - done);
                System.arraycopy(derived, 0, key, done, count);
                done += count;
            }
            return new PyString(new String(key, ISO_8859_1));
        } catch (GeneralSecurityException e) {
            throw Py.ValueError("unsupported hash type " + hash);
        }
    }

    private static Mac mac(String hash, byte[] password) throws GeneralSecurityException {
        String algorithm = "Hmac" + hash.toUpperCase(Locale.ROOT).replace("-", "");
        Mac mac = Mac.getInstance(algorithm);
        // A key of Java cannot be empty; HMAC pads with zeros, so a zero byte is the same key.
        mac.init(new SecretKeySpec(password.length == 0 ? new byte[1] : password, algorithm));
        return mac;
    }

    private static byte[] block(Mac mac, byte[] salt, int iterations, int number) throws GeneralSecurityException {
        mac.update(salt);
        mac.update(new byte[] {(byte) (number >>> 24), (byte) (number >>> 16), (byte) (number >>> 8), (byte) number});
        byte[] last = mac.doFinal();
        byte[] sum = last.clone();
        for (int i = 1; i < iterations; i++) {
            mac.update(last);
            mac.doFinal(last, 0);
            for (int j = 0; j < sum.length; j++) {
                sum[j] ^= last[j];
            }
        }
        return sum;
    }
}
