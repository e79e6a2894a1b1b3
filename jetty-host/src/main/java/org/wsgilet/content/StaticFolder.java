package org.wsgilet.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.http.CompressedContentFormat;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.content.HttpContent;
import org.eclipse.jetty.http.content.PreCompressedHttpContent;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.util.resource.ResourceFactory;

/** Finds the files of one {@link StaticFiles}, and none outside of it. */
final class StaticFolder {

    /** The smaller one first. */
    private static final List<CompressedContentFormat> FORMATS =
            List.of(CompressedContentFormat.BR, CompressedContentFormat.GZIP);

    /** RFC 8615: the one hidden name that is meant for the public. */
    private static final String WELL_KNOWN = ".well-known";

    private final Path root;
    private final ByteBufferPool.Sized buffers;

    StaticFolder(Path path, ByteBufferPool.Sized buffers) {
        try {
            this.root = path.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.buffers = buffers;
    }

    /**
     * The file at a decoded path that is empty or starts with a slash; null if there is none that may be served.
     */
    StaticFile file(String path) {
        if (!isPlain(path)) {
            return null;
        }
        Path file = inside(path.isEmpty() ? root : resolved(path));
        return file == null ? null : content(StaticFile.name(file), file, formats(file));
    }

    /** The form of the file that the client likes best. */
    HttpContent variant(StaticFile file, HttpFields request) {
        CompressedContentFormat best = null;
        if (!file.getPreCompressedContentFormats().isEmpty()) {
            AcceptEncoding accepted = AcceptEncoding.of(request);
            double quality = 0;
            for (CompressedContentFormat format : file.getPreCompressedContentFormats()) {
                double of = accepted.quality(format.getEncoding());
                if (of > quality && of >= accepted.quality("identity")) {
                    best = format;
                    quality = of;
                }
            }
        }
        if (best == null) {
            return file;
        }
        Path compressed = inside(beside(file.getResource().getPath(), best));
        return compressed == null
                ? file
                : new PreCompressedHttpContent(file, content(StaticFile.name(compressed), compressed, Set.of()), best);
    }

    private StaticFile content(String name, Path file, Set<CompressedContentFormat> formats) {
        return new StaticFile(name, ResourceFactory.root().newResource(file), formats, buffers);
    }

    private Set<CompressedContentFormat> formats(Path file) {
        Set<CompressedContentFormat> formats = new LinkedHashSet<>();
        for (CompressedContentFormat format : FORMATS) {
            if (inside(beside(file, format)) != null) {
                formats.add(format);
            }
        }
        return formats;
    }

    private static Path beside(Path file, CompressedContentFormat format) {
        return file.resolveSibling(StaticFile.name(file) + format.getExtension());
    }

    private Path resolved(String path) {
        try {
            return root.resolve(path.substring(1));
        } catch (InvalidPathException e) {
            return null;
        }
    }

    /**
     * The real path of a readable file, wherever links lead, if that is in the folder and not hidden there; else null.
     */
    private Path inside(Path file) {
        try {
            Path real = file == null ? null : file.toRealPath();
            return real != null && isPublic(real) && Files.isRegularFile(real) && Files.isReadable(real) ? real : null;
        } catch (IOException e) {
            return null;
        }
    }

    private boolean isPublic(Path real) {
        if (!real.startsWith(root)) {
            return false;
        }
        for (Path name : root.relativize(real)) {
            if (isHidden(name.toString())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHidden(String name) {
        return name.startsWith(".") && !name.equals(WELL_KNOWN);
    }

    /** Whether it has neither hidden names nor what some other software could take for a separator. */
    private static boolean isPlain(String path) {
        if (path.isEmpty()) {
            return true;
        }
        if (path.chars().anyMatch(c -> c == '\\' || Character.isISOControl(c))) {
            return false;
        }
        for (String name : path.substring(1).split("/", -1)) {
            if (name.isEmpty() || isHidden(name)) {
                return false;
            }
        }
        return true;
    }
}
