package org.wsgilet.bridge.library;

import com.kenai.jffi.Struct;
import com.kenai.jffi.Type;
import java.util.List;

/**
 * How C hands a value on.
 *
 * @param code the letter of {@code struct}, 'P' for a pointer, 'g' for a long double, '{' for a structure, 'v' for nothing
 * @param size in bytes
 * @param type what jffi calls it
 */
public record ForeignType(char code, int size, Type type) {

    public static ForeignType of(String code) {
        char letter = code.charAt(0);
        return switch (letter) {
            case 'b' -> new ForeignType(letter, Byte.BYTES, Type.SINT8);
            case 'B' -> new ForeignType(letter, Byte.BYTES, Type.UINT8);
            case 'h' -> new ForeignType(letter, Short.BYTES, Type.SINT16);
            case 'H' -> new ForeignType(letter, Short.BYTES, Type.UINT16);
            case 'i' -> new ForeignType(letter, Integer.BYTES, Type.SINT32);
            case 'I' -> new ForeignType(letter, Integer.BYTES, Type.UINT32);
            case 'l' -> new ForeignType(letter, Long.BYTES, Type.SINT64);
            case 'L' -> new ForeignType(letter, Long.BYTES, Type.UINT64);
            case 'P' -> new ForeignType(letter, Long.BYTES, Type.POINTER);
            case 'f' -> new ForeignType(letter, Float.BYTES, Type.FLOAT);
            case 'd' -> new ForeignType(letter, Double.BYTES, Type.DOUBLE);
            case 'g' -> new ForeignType(letter, LongDouble.BYTES, Type.LONGDOUBLE);
            case 'v' -> new ForeignType(letter, 0, Type.VOID);
            default -> throw new IllegalArgumentException(code);
        };
    }

    /** A structure of fields, those of nested structures and arrays among them. */
    public static ForeignType structure(int size, List<ForeignType> fields) {
        Type[] types = fields.stream().map(ForeignType::type).toArray(Type[]::new);
        return new ForeignType('{', size, Struct.newStruct(types));
    }
}
