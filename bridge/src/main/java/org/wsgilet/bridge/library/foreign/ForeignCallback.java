package org.wsgilet.bridge.library.foreign;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.kenai.jffi.CallContext;
import com.kenai.jffi.CallingConvention;
import com.kenai.jffi.Closure;
import com.kenai.jffi.ClosureManager;
import com.kenai.jffi.Type;
import java.util.List;
import org.python.core.Py;
import org.python.core.PyFloat;
import org.python.core.PyList;
import org.python.core.PyLong;
import org.python.core.PyObject;
import org.python.core.PySystemState;

/** A function of Python that C can call, as long as this object is there. */
public final class ForeignCallback implements Closure {

    private final PyObject function;
    private final PySystemState interpreter = Py.getSystemState();
    private final ForeignType result;
    private final List<ForeignType> types;
    private final Handle handle;

    /**
     * @param function gets a list of what C hands over, numbers and the bytes of structures, and returns the like or
     * None
     */
    public ForeignCallback(PyObject function, ForeignType result, List<ForeignType> types) {
        this.function = function;
        this.result = result;
        this.types = List.copyOf(types);
        Type[] parameters = types.stream().map(ForeignType::type).toArray(Type[]::new);
        handle = ClosureManager.getInstance()
                .newClosure(
                        this, CallContext.getCallContext(result.type(), parameters, CallingConvention.DEFAULT, true));
    }

    public long address() {
        return handle.getAddress();
    }

    @Override
    public void invoke(Buffer buffer) {
        PySystemState before = Py.setSystemState(interpreter);
        try {
            PyList arguments = new PyList();
            for (int i = 0; i < types.size(); i++) {
                arguments.append(argument(buffer, i, types.get(i)));
            }
            answer(buffer, function.__call__(arguments));
        } finally {
            Py.setSystemState(before);
        }
    }

    private static PyObject argument(Buffer buffer, int index, ForeignType type) {
        return switch (type.code()) {
            case 'b', 'B' -> Py.newInteger(buffer.getByte(index));
            case 'h', 'H' -> Py.newInteger(buffer.getShort(index));
            case 'i', 'I' -> Py.newInteger(buffer.getInt(index));
            case 'f' -> new PyFloat(buffer.getFloat(index));
            case 'd' -> new PyFloat(buffer.getDouble(index));
            case 'g' -> new PyFloat(LongDouble.get(buffer.getStruct(index)));
            case '{' -> ForeignMemory.get(buffer.getStruct(index), type.size());
            default -> new PyLong(buffer.getLong(index));
        };
    }

    private void answer(Buffer buffer, PyObject value) {
        if (value == Py.None) {
            if (result.code() == '{') {
                buffer.setStructReturn(new byte[result.size()], 0);
            } else if (result.code() != 'v') {
                buffer.setLongReturn(0);
            }
            return;
        }
        switch (result.code()) {
            case 'v' -> {}
            case 'f' -> buffer.setFloatReturn((float) value.asDouble());
            case 'd' -> buffer.setDoubleReturn(value.asDouble());
            case 'g' -> buffer.setStructReturn(LongDouble.bytes(value.asDouble()), 0);
            case '{' -> buffer.setStructReturn(value.asString().getBytes(ISO_8859_1), 0);
            default -> buffer.setLongReturn(((Number) value.__tojava__(Number.class)).longValue());
        }
    }
}
