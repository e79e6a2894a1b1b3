package org.wsgilet.bridge.library.foreign;

import com.kenai.jffi.CallContext;
import com.kenai.jffi.CallingConvention;
import com.kenai.jffi.HeapInvocationBuffer;
import com.kenai.jffi.Invoker;
import com.kenai.jffi.LastError;
import com.kenai.jffi.Library;
import com.kenai.jffi.MemoryIO;
import com.kenai.jffi.Type;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Calls functions of C. */
public final class ForeignCall {

    private ForeignCall() {}

    /** Opens a library, or the program and what it has loaded; returns null where that fails. */
    public static Library open(String name, int mode) {
        return Library.openLibrary(name, mode | Library.NOW);
    }

    /** Why the last library could not be opened. */
    public static String error() {
        return Library.getLastError();
    }

    /** Returns the address of a name in a library, or 0. */
    public static long find(Library library, String name) {
        try {
            return library.getSymbolAddress(name);
        } catch (UnsatisfiedLinkError e) {
            return 0;
        }
    }

    /**
     * Calls a function and puts what it returns at an address.
     *
     * @param values a number for each type; the address for a structure
     * @param keep what must not be collected before the function returns
     * @param error the value of {@code errno} before the call
     * @return the value of {@code errno} after it
     */
    public static int call(
            long function,
            ForeignType result,
            long place,
            List<ForeignType> types,
            List<Number> values,
            Object keep,
            int error) {
        Type[] parameters = types.stream().map(ForeignType::type).toArray(Type[]::new);
        CallContext context = CallContext.getCallContext(result.type(), parameters, CallingConvention.DEFAULT, true);
        HeapInvocationBuffer buffer = new HeapInvocationBuffer(context);
        List<Copy> copies = new ArrayList<>(0);
        for (int i = 0; i < parameters.length; i++) {
            put(buffer, types.get(i), values.get(i), copies);
        }
        try {
            LastError.getInstance().set(error);
            invoke(context, function, buffer, result, place);
            int after = LastError.getInstance().get();
            copies.forEach(Copy::back);
            return after;
        } finally {
            Reference.reachabilityFence(keep);
        }
    }

    private static void put(HeapInvocationBuffer buffer, ForeignType type, Number value, List<Copy> copies) {
        switch (type.code()) {
            case 'b', 'B' -> buffer.putByte(value.byteValue());
            case 'h', 'H' -> buffer.putShort(value.shortValue());
            case 'i', 'I' -> buffer.putInt(value.intValue());
            case 'f' -> buffer.putFloat(value.floatValue());
            case 'd' -> buffer.putDouble(value.doubleValue());
            case 'g' -> buffer.putLongDouble(value.doubleValue());
            case 'P' -> buffer.putAddress(nativeAddress(value.longValue(), copies));
            case '{' -> buffer.putStruct(ForeignMemory.bytes(value.longValue(), type.size()), 0);
            default -> buffer.putLong(value.longValue());
        }
    }

    /** C gets a copy of the JVM's memory, which is copied back behind the call. */
    private static long nativeAddress(long address, List<Copy> copies) {
        if (address < ForeignMemory.JVM) {
            return address;
        }
        ForeignBlock block = ForeignMemory.block(address, 0);
        for (Copy copy : copies) {
            if (copy.block == block) {
                return copy.address + (address - block.address());
            }
        }
        Copy copy = new Copy(block);
        copies.add(copy);
        return copy.address + (address - block.address());
    }

    private static final class Copy {
        private final ForeignBlock block;
        private final ByteBuffer copy;
        private final long address;

        Copy(ForeignBlock block) {
            this.block = block;
            copy = ByteBuffer.allocateDirect(Math.max(1, block.bytes().capacity()));
            copy.put(0, block.bytes(), 0, block.bytes().capacity());
            address = MemoryIO.getInstance().getDirectBufferAddress(copy);
        }

        void back() {
            block.bytes().put(0, copy, 0, block.bytes().capacity());
        }
    }

    private static void invoke(
            CallContext context, long function, HeapInvocationBuffer buffer, ForeignType result, long place) {
        Invoker invoker = Invoker.getInstance();
        switch (result.code()) {
            case 'v' -> invoker.invokeInt(context, function, buffer);
            case 'f' ->
                ForeignMemory.putInteger(
                        place, Float.BYTES, Float.floatToRawIntBits(invoker.invokeFloat(context, function, buffer)));
            case 'd' ->
                ForeignMemory.putInteger(
                        place,
                        Double.BYTES,
                        Double.doubleToRawLongBits(invoker.invokeDouble(context, function, buffer)));
            case 'g' ->
                LongDouble.put(
                        place,
                        invoker.invokeBigDecimal(context, function, buffer).doubleValue());
            case '{' -> ForeignMemory.put(place, invoker.invokeStruct(context, function, buffer));
            case 'l', 'L', 'P' ->
                ForeignMemory.putInteger(place, Long.BYTES, invoker.invokeLong(context, function, buffer));
            default -> ForeignMemory.putInteger(place, result.size(), invoker.invokeInt(context, function, buffer));
        }
    }
}
