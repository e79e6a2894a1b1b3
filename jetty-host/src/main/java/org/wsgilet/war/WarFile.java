package org.wsgilet.war;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A WAR as it is written: beside its place and moved there at the end, so that nobody ever finds half of it. All
 * entries have one time: the same input gives the same bytes.
 */
final class WarFile implements AutoCloseable {

    private final Path target;
    private final Path temporary;
    private final ZipOutputStream zip;
    private final LocalDateTime time;
    private final Set<String> names = new HashSet<>();

    WarFile(Path target, Instant time) throws WarException {
        this.target = target;
        this.temporary = target.resolveSibling(target.getFileName() + ".part");
        this.time = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
        temporary.toFile().deleteOnExit(); // Ctrl-C
        try {
            zip = new ZipOutputStream(Files.newOutputStream(temporary));
        } catch (IOException e) {
            throw notWritten(e);
        }
    }

    void add(String name, byte[] content) throws WarException {
        addParents(name);
        // Jars are compressed already.
        write(entry(name, name.endsWith(".jar") ? content : null), content);
    }

    /** A file of any size; returns how many bytes it has. */
    long add(String name, Path file) throws WarException {
        addParents(name);
        try (InputStream in = opened(file)) {
            zip.putNextEntry(entry(name, null));
            long size = in.transferTo(zip);
            zip.closeEntry();
            return size;
        } catch (IOException e) {
            throw notWritten(e);
        }
    }

    private static InputStream opened(Path file) throws WarException {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw WarException.unreadable(file, e);
        }
    }

    void addFolder(String name) throws WarException {
        addParents(name);
        if (names.add(name)) {
            write(entry(name, null), new byte[0]);
        }
    }

    /** A container that does not unpack the WAR finds only folders that have an entry. */
    private void addParents(String name) throws WarException {
        for (int slash = name.indexOf('/');
                slash > 0 && slash < name.length() - 1;
                slash = name.indexOf('/', slash + 1)) {
            String parent = name.substring(0, slash + 1);
            if (names.add(parent)) {
                write(entry(parent, null), new byte[0]);
            }
        }
    }

    private ZipEntry entry(String name, byte[] stored) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(time);
        if (stored != null) {
            CRC32 sum = new CRC32();
            sum.update(stored);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(stored.length);
            entry.setCrc(sum.getValue());
        }
        return entry;
    }

    private void write(ZipEntry entry, byte[] content) throws WarException {
        try {
            zip.putNextEntry(entry);
            zip.write(content);
            zip.closeEntry();
        } catch (IOException e) {
            throw notWritten(e);
        }
    }

    /** Puts the complete WAR in its place. */
    void commit() throws WarException {
        try {
            zip.close();
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw notWritten(e);
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private WarException notWritten(IOException e) {
        String reason = e instanceof FileSystemException ofFile && ofFile.getReason() == null
                ? "no folder that this user may write to"
                : e.getMessage();
        return new WarException(
                "cannot write " + target + " (" + reason + "): name a file in a folder that is writable.", e);
    }
}
