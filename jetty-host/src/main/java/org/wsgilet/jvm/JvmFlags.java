package org.wsgilet.jvm;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.kenai.jffi.Library;
import com.kenai.jffi.MemoryIO;
import java.util.HashMap;
import java.util.Map;
import org.wsgilet.bridge.jython.NativePosix;

/**
 * The options of the running JVM, of which it lets nobody change most. They are variables; where, HotSpot tells
 * debuggers by the tables of {@code vmStructs.hpp}, which are symbols of its library and describe their own layout.
 */
final class JvmFlags {

    private static final MemoryIO memory = MemoryIO.getInstance();

    /** Whether a field is one of the class, and where: its address, or its offset in an object. */
    private record Field(boolean isStatic, long place) {}

    private final Map<String, Field> fields = fields();
    private final long size = size();

    private JvmFlags() {}

    /**
     * Changes options whose values are whole numbers of 64 bits, all of them or none.
     *
     * @throws IllegalStateException if the JVM does not tell where its options are, or has not all of these
     * @throws LinkageError if memory cannot be reached on this system
     */
    static void set(Map<String, Long> values) {
        if (!NativePosix.isLoadable()) {
            throw new IllegalStateException("native libraries are not for this system");
        }
        Map<String, Long> addresses = new JvmFlags().addresses();
        if (!addresses.keySet().containsAll(values.keySet())) {
            throw new IllegalStateException("not all of " + values.keySet() + " are options of this JVM");
        }
        values.forEach((name, value) -> memory.putLong(addresses.get(name), value));
    }

    /** Of each option's value. */
    private Map<String, Long> addresses() {
        Map<String, Long> addresses = new HashMap<>();
        long flag = memory.getLong(field("flags", true));
        long count = memory.getLong(field("numFlags", true)) - 1; // the last one is an end mark
        for (long i = 0; i < count; i++, flag += size) {
            addresses.put(text(flag + field("_name", false)), memory.getLong(flag + field("_addr", false)));
        }
        return addresses;
    }

    private long field(String name, boolean isStatic) {
        Field field = fields.get(name);
        if (field == null || field.isStatic() != isStatic) {
            throw new IllegalStateException("JVMFlag::" + name + " is not as expected: " + field);
        }
        return field.place();
    }

    private static Map<String, Field> fields() {
        Map<String, Field> fields = new HashMap<>();
        long stride = variable("gHotSpotVMStructEntryArrayStride");
        long type = variable("gHotSpotVMStructEntryTypeNameOffset");
        long name = variable("gHotSpotVMStructEntryFieldNameOffset");
        long isStatic = variable("gHotSpotVMStructEntryIsStaticOffset");
        long address = variable("gHotSpotVMStructEntryAddressOffset");
        long offset = variable("gHotSpotVMStructEntryOffsetOffset");
        for (long entry = variable("gHotSpotVMStructs"); !isLast(entry + type); entry += stride) {
            if (isOfFlags(entry + type)) {
                boolean ofClass = memory.getInt(entry + isStatic) != 0;
                long place = memory.getLong(entry + (ofClass ? address : offset));
                fields.put(text(entry + name), new Field(ofClass, place));
            }
        }
        return fields;
    }

    private static long size() {
        long stride = variable("gHotSpotVMTypeEntryArrayStride");
        long type = variable("gHotSpotVMTypeEntryTypeNameOffset");
        long entry = variable("gHotSpotVMTypes");
        while (!isLast(entry + type) && !isOfFlags(entry + type)) {
            entry += stride;
        }
        if (isLast(entry + type)) {
            throw new IllegalStateException("JVMFlag is no type of this JVM");
        }
        return memory.getLong(entry + variable("gHotSpotVMTypeEntrySizeOffset"));
    }

    /** @param name a pointer to the type's name */
    private static boolean isLast(long name) {
        return memory.getAddress(name) == 0;
    }

    private static boolean isOfFlags(long name) {
        return text(name).equals("JVMFlag");
    }

    private static long variable(String symbol) {
        long address = Library.getDefault().getSymbolAddress(symbol);
        if (address == 0) {
            throw new IllegalStateException("this JVM has no " + symbol);
        }
        return memory.getLong(address);
    }

    private static String text(long pointer) {
        return new String(memory.getZeroTerminatedByteArray(memory.getAddress(pointer)), US_ASCII);
    }
}
