package org.wsgilet.bridge.library.foreign;

import com.kenai.jffi.Struct;
import com.kenai.jffi.Type;
import java.util.List;

/** How C hands a value on. What jffi calls it is asked for by calls alone: jffi loads native code. */
public final class ForeignType {

    private final char code;
    private final int size;
    private final List<ForeignType> fields;
    private Type type;

    private ForeignType(char code, int size, List<ForeignType> fields) {
        this.code = code;
        this.size = size;
        this.fields = fields;
    }

    /**
     * @param code a letter of {@code struct}, in upper case for a number without a sign; 'P' for a pointer, 'g' for a
     *     long double, 'v' for nothing
     */
    public static ForeignType of(String code) {
        char letter = code.charAt(0);
        int size = switch (letter) {
            case 'b', 'B' -> Byte.BYTES;
            case 'h', 'H' -> Short.BYTES;
            case 'i', 'I', 'f' -> Integer.BYTES;
            case 'l', 'L', 'P', 'd' -> Long.BYTES;
            case 'g' -> LongDouble.BYTES;
            case 'v' -> 0;
            default -> throw new IllegalArgumentException(code);
        };
        return new ForeignType(letter, size, List.of());
    }

    /** A structure of fields, those of nested structures and arrays among them. */
    public static ForeignType structure(int size, List<ForeignType> fields) {
        return new ForeignType('{', size, List.copyOf(fields));
    }

    /** The letter, '{' for a structure. */
    char code() {
        return code;
    }

    int size() {
        return size;
    }

    synchronized Type type() {
        if (type == null) {
            type = switch (code) {
                case 'b' -> Type.SINT8;
                case 'B' -> Type.UINT8;
                case 'h' -> Type.SINT16;
                case 'H' -> Type.UINT16;
                case 'i' -> Type.SINT32;
                case 'I' -> Type.UINT32;
                case 'l' -> Type.SINT64;
                case 'L' -> Type.UINT64;
                case 'P' -> Type.POINTER;
                case 'f' -> Type.FLOAT;
                case 'd' -> Type.DOUBLE;
                case 'g' -> Type.LONGDOUBLE;
                case 'v' -> Type.VOID;
                default ->
                    Struct.newStruct(fields.stream().map(ForeignType::type).toArray(Type[]::new));
            };
        }
        return type;
    }
}
