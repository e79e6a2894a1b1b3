package org.wsgilet.jvm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a run has taught JDK 25 of an application (JEP 514, 515): its classes as they are once linked, and what its
 * methods did. The script {@code wsgilet} has the JVM write it as the process ends, and later ones use it, if {@code
 * FILE.jars} says that it is of this JDK, these jars and these options.
 */
public final class AotCache {

    private static final Logger log = LoggerFactory.getLogger(AotCache.class);

    /** The mark that the script wants to see; not there where this run trains none. */
    private static final String TRAINED = "wsgilet.aot.trained";

    private static final String MARK = ".jars";

    private AotCache() {}

    /** Marks what the JVM will write as worth using: a server that could not start would have taught it nothing. */
    public static void markTrained() {
        String mark = System.getProperty(TRAINED);
        if (mark == null) {
            return;
        }
        Path file = Path.of(System.getenv(JvmOptions.AOT_CACHE) + MARK);
        try {
            Files.writeString(file, mark + "\n");
        } catch (IOException e) {
            log.warn("{} is trained anew by the next run, as {} cannot be written", JvmOptions.AOT_CACHE, file, e);
        }
    }
}
