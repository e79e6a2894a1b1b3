package org.wsgilet.databases.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.kenai.jffi.CallContext;
import com.kenai.jffi.CallingConvention;
import com.kenai.jffi.HeapInvocationBuffer;
import com.kenai.jffi.Invoker;
import com.kenai.jffi.MemoryIO;
import com.kenai.jffi.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Functions of SQLite that sqlite-jdbc has no method for, and does not export either. Its library has, as each SQLite,
 * the table of all functions that extensions are given ({@code sqlite3_api_routines}), whose order never changes. It is
 * found in the memory that the library is mapped to by what is in it: addresses of code, but for the functions that
 * this build of SQLite leaves out. A library that is not exactly like that has none.
 */
final class ExtensionTable {

    private static final int LENGTH = 266; // of SQLite 3.40; later ones only add to the end

    /** {@code global_recover}, {@code unlock_notify}, {@code normalized_sql}. */
    private static final Set<Integer> LEFT_OUT = Set.of(63, 172, 240);

    private static final int LIBVERSION_NUMBER = 67;
    private static final int SET_AUTHORIZER = 91;

    private static final Path MAPS = Path.of("/proc/self/maps");
    private static final int HEXADECIMAL = 16;

    private static ExtensionTable table;
    private static String missing;

    private final long start;

    private ExtensionTable(long start) {
        this.start = start;
    }

    /** A part of the memory that the library is mapped to. */
    private record Range(long start, long end, boolean isCode) {
        boolean has(long address) {
            return start <= address && address < end;
        }
    }

    /** Fails with a sentence where there is none. It is looked for once. */
    static synchronized ExtensionTable get() {
        if (table == null && missing == null) {
            try {
                table = load();
            } catch (UnsupportedOperationException | LinkageError e) { // jffi's where its native code does not load
                missing = String.valueOf(e.getMessage());
            }
        }
        if (table == null) {
            throw new UnsupportedOperationException(missing);
        }
        return table;
    }

    private static ExtensionTable load() {
        List<Range> ranges = ranges(Engine.library());
        List<Long> found = new ArrayList<>();
        for (Range range : ranges) {
            for (long at = range.start;
                    !range.isCode && at <= range.end - (long) LENGTH * Long.BYTES;
                    at += Long.BYTES) {
                if (isTable(at, ranges)) {
                    found.add(at);
                }
            }
        }
        if (found.size() != 1) {
            throw new UnsupportedOperationException("SQLite's library has not the functions that are expected there");
        }
        ExtensionTable only = new ExtensionTable(found.get(0));
        if (only.version() != number(Engine.load().libversion())) {
            throw new UnsupportedOperationException("SQLite's library is of another version than expected");
        }
        return only;
    }

    private static List<Range> ranges(Path library) {
        List<Range> ranges = new ArrayList<>();
        try {
            for (String line : new String(Files.readAllBytes(MAPS), UTF_8).split("\n", -1)) {
                String[] words = line.split(" +", 6); // from-to, rights, offset, device, inode, file
                if (words.length == 6
                        && words[1].startsWith("r")
                        && words[5].replace(" (deleted)", "").equals(library.toString())) {
                    String[] ends = words[0].split("-", 2);
                    ranges.add(new Range(
                            Long.parseUnsignedLong(ends[0], HEXADECIMAL),
                            Long.parseUnsignedLong(ends[1], HEXADECIMAL),
                            words[1].contains("x")));
                }
            }
        } catch (IOException e) {
            throw new UnsupportedOperationException("SQLite's own functions are only found on Linux", e);
        }
        return ranges;
    }

    private static boolean isTable(long start, List<Range> ranges) {
        for (int i = 0; i < LENGTH; i++) {
            long address = MemoryIO.getInstance().getLong(start + (long) i * Long.BYTES);
            boolean isCode = address != 0 && ranges.stream().anyMatch(range -> range.isCode && range.has(address));
            if (LEFT_OUT.contains(i) ? address != 0 : !isCode) {
                return false;
            }
        }
        return true;
    }

    private long function(int index) {
        return MemoryIO.getInstance().getLong(start + (long) index * Long.BYTES);
    }

    /** As {@code version} says it, of words such as 3.54.1. */
    private static int number(String version) {
        int number = 0;
        for (String part : version.split("\\.", -1)) {
            number = number * 1000 + Integer.parseInt(part);
        }
        return number;
    }

    /** SQLite's version, as 3054001. */
    private int version() {
        CallContext context = CallContext.getCallContext(Type.SINT32, new Type[0], CallingConvention.DEFAULT, false);
        return Invoker.getInstance().invokeInt(context, function(LIBVERSION_NUMBER), new HeapInvocationBuffer(context));
    }

    /**
     * Returns SQLite's code.
     *
     * @param database a {@code sqlite3*}
     * @param callback what SQLite calls while it compiles a statement
     */
    int setAuthorizer(long database, long callback) {
        CallContext context = CallContext.getCallContext(
                Type.SINT32, new Type[] {Type.POINTER, Type.POINTER, Type.POINTER}, CallingConvention.DEFAULT, false);
        HeapInvocationBuffer arguments = new HeapInvocationBuffer(context);
        arguments.putAddress(database);
        arguments.putAddress(callback);
        arguments.putAddress(0);
        return Invoker.getInstance().invokeInt(context, function(SET_AUTHORIZER), arguments);
    }
}
