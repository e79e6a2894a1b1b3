package org.wsgilet.bridge.library;

import static org.wsgilet.bridge.jython.ExposedMethod.inPlaceOf;
import static org.wsgilet.bridge.jython.ExposedMethod.withArgument;
import static org.wsgilet.bridge.jython.ExposedMethod.withOptionalArgument;
import static org.wsgilet.bridge.jython.ExposedMethod.withoutArgument;

import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.IntPredicate;
import org.python.core.AbstractDict;
import org.python.core.Py;
import org.python.core.PyArray;
import org.python.core.PyBuiltinFunction;
import org.python.core.PyBuiltinMethod;
import org.python.core.PyComplex;
import org.python.core.PyDictionary;
import org.python.core.PyFile;
import org.python.core.PyFloat;
import org.python.core.PyFrame;
import org.python.core.PyFunction;
import org.python.core.PyGenerator;
import org.python.core.PyInteger;
import org.python.core.PyIterator;
import org.python.core.PyList;
import org.python.core.PyListIterator;
import org.python.core.PyLong;
import org.python.core.PyNewWrapper;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyStringMap;
import org.python.core.PyTableCode;
import org.python.core.PyTraceback;
import org.python.core.PyTuple;
import org.python.core.PyTupleIterator;
import org.python.core.PyType;
import org.python.core.PyUnicode;
import org.python.core.PyXRange;
import org.python.core.PyXRangeIter;
import org.python.modules._collections.PyDefaultDict;
import org.python.modules._collections.PyDeque;
import org.python.modules._csv.PyWriter;
import org.python.modules._functools.PyPartial;
import org.python.modules._hashlib;
import org.python.modules._io.PyFileIO;
import org.python.modules._io.PyIOBase;
import org.python.modules._io.PyRawIOBase;
import org.python.modules._threading.Lock;
import org.python.modules._weakref.ReferenceType;
import org.python.modules.cStringIO;
import org.python.modules.itertools.PyTeeIterator;
import org.python.modules.itertools.chain;
import org.python.modules.itertools.combinations;
import org.python.modules.itertools.combinationsWithReplacement;
import org.python.modules.itertools.compress;
import org.python.modules.itertools.count;
import org.python.modules.itertools.cycle;
import org.python.modules.itertools.dropwhile;
import org.python.modules.itertools.groupby;
import org.python.modules.itertools.ifilter;
import org.python.modules.itertools.ifilterfalse;
import org.python.modules.itertools.imap;
import org.python.modules.itertools.islice;
import org.python.modules.itertools.izip;
import org.python.modules.itertools.izipLongest;
import org.python.modules.itertools.permutations;
import org.python.modules.itertools.product;
import org.python.modules.itertools.repeat;
import org.python.modules.itertools.starmap;
import org.python.modules.itertools.takewhile;
import org.python.modules.sre.MatchObject;
import org.python.modules.sre.PatternObject;
import org.python.modules.thread.PyLocal;
import org.python.modules.thread.PyLock;
import org.wsgilet.bridge.jython.ExposedMethod;
import org.wsgilet.bridge.jython.Internal;

/** Methods of built-in types, which all interpreters of a JVM share, put there anew; functions as built-in ones. */
public final class BuiltinTypes {

    /** The type of {@code __dict__}, which its class has no constant for. */
    private static final PyType NAMESPACE = PyType.fromClass(PyStringMap.class);

    private static final List<Class<? extends PyIterator>> ITERATORS = List.of(
            chain.class,
            combinations.class,
            combinationsWithReplacement.class,
            compress.class,
            count.class,
            cycle.class,
            dropwhile.class,
            groupby.class,
            ifilter.class,
            ifilterfalse.class,
            imap.class,
            islice.class,
            izip.class,
            izipLongest.class,
            permutations.class,
            product.class,
            PyTeeIterator.class,
            repeat.class,
            starmap.class,
            takewhile.class);

    /** What CPython has; methods of operators are there, too. */
    private static final Set<String> STRING_FILE = Set.of(
            "close",
            "closed",
            "flush",
            "getvalue",
            "isatty",
            "next",
            "read",
            "readline",
            "readlines",
            "reset",
            "seek",
            "softspace",
            "tell",
            "truncate",
            "write",
            "writelines");

    private static boolean isEncodeMended;
    private static boolean isIterationMended;
    private static boolean isFormatMended;
    private static boolean isReduceMended;

    private BuiltinTypes() {}

    /** {@code update} of hashes takes whatever has bytes; they have the names of OpenSSL. */
    public static void mendHashes() {
        put(_hashlib.Hash.TYPE, "update", new HashUpdate());
        set(_hashlib.Hash.TYPE, "name", new FrameAttribute(hash -> Py.newString(name((_hashlib.Hash) hash))));
        put(
                _hashlib.Hash.TYPE,
                "__repr__",
                withoutArgument(
                        "__repr__",
                        (_hashlib.Hash hash, PyObject none) ->
                                Py.newString("<" + name(hash) + " HASH object @ " + Py.idstr(hash) + ">")));
    }

    /** {@code sha1} of what Java calls SHA-1. */
    private static String name(_hashlib.Hash hash) {
        return hash.name.replace("-", "");
    }

    /** Methods of arrays that Jython lacks, and what subclasses show of themselves. */
    public static void mendArrays() {
        put(PyArray.TYPE, "buffer_info", new ArrayBytes.BufferInfo());
        put(PyArray.TYPE, "read", new ArrayBytes.Read());
        put(PyArray.TYPE, "__repr__", withoutArgument("__repr__", (PyArray a, PyObject none) -> ArrayItem.repr(a)));
        put(PyArray.TYPE, "__copy__", withoutArgument("__copy__", (PyArray a, PyObject none) -> ArrayItem.copy(a)));
        put(
                PyArray.TYPE,
                "__deepcopy__",
                withArgument("__deepcopy__", (PyArray a, PyObject memo) -> ArrayItem.copy(a)));
    }

    /** Files of {@code io} leave {@code with} as CPython has it, and tell that they would block by None. */
    public static void mendFiles() {
        put(PyIOBase.TYPE, "__exit__", new LeaveBlock());
        put(PyRawIOBase.TYPE, "read", withOptionalArgument("read", RawStream::read));
        orNone("write");
        orNone("readinto");
    }

    /** {@code csv.writer(file).writerow(row)} returns None, as the {@code write} of files does. */
    public static void mendTables() {
        PyObject method = PyWriter.TYPE.fastGetDict().__finditem__("writerow");
        put(PyWriter.TYPE, "writerow", inPlaceOf(method, "writerow", (PyWriter writer, PyObject row) -> {
            writer.writerow(row);
            return Py.None;
        }));
    }

    /**
     * Files of {@code cStringIO} have CPython's attributes. Jython makes a property of each method in Java whose name
     * begins like one, as {@code value} of {@code getvalue}, by which web2py took a file for a field of a form.
     */
    public static void mendStringFiles() {
        PyType type = PyType.fromClass(cStringIO.StringIO.class);
        PyObject attributes = type.fastGetDict();
        for (PyObject name : attributes.invoke("keys").asIterable()) {
            String text = name.toString();
            if (!STRING_FILE.contains(text) && (!text.endsWith("__") || !text.startsWith("__"))) {
                attributes.__delitem__(name);
            }
        }
    }

    private static void orNone(String name) {
        PyObject method = PyFileIO.TYPE.__findattr__(name);
        put(
                PyFileIO.TYPE,
                name,
                inPlaceOf(
                        method,
                        name,
                        (PyFileIO file, PyObject bytes) -> RawStream.orNone(() -> method.__call__(file, bytes))));
    }

    /**
     * A {@code deque} is copied and pickled with its {@code maxlen}, rotated by any number and tells of changes where
     * it is iterated from its end; a {@code defaultdict} can have a method of its own as its factory.
     */
    public static void mendCollections() {
        put(
                PyDeque.TYPE,
                "__copy__",
                withoutArgument("__copy__", (PyDeque deque, PyObject no) -> DequeState.copy(deque)));
        put(
                PyDeque.TYPE,
                "__reduce__",
                withoutArgument("__reduce__", (PyDeque deque, PyObject no) -> DequeState.reduce(deque)));
        put(
                PyDeque.TYPE,
                "__reduce_ex__",
                withArgument("__reduce_ex__", (PyDeque deque, PyObject protocol) -> deque.invoke("__reduce__")));
        PyObject viewkeys = PyDictionary.TYPE.lookup("viewkeys");
        put(
                PyDefaultDict.TYPE,
                "viewkeys",
                withoutArgument(
                        "viewkeys",
                        (PyDefaultDict dict, PyObject no) -> viewkeys.__call__(DefaultDictItems.asOfDict(dict))));
        put(
                PyDeque.TYPE,
                "__reversed__",
                withoutArgument("__reversed__", (PyDeque deque, PyObject no) -> new ReversedDeque(deque)));
        put(
                PyDefaultDict.TYPE,
                "__repr__",
                withoutArgument("__repr__", (PyDefaultDict dict, PyObject no) -> DefaultDictText.of(dict)));
        PyObject missing = PyDefaultDict.TYPE.fastGetDict().__finditem__("__missing__");
        put(PyDefaultDict.TYPE, "__missing__", inPlaceOf(missing, "__missing__", (PyDefaultDict dict, PyObject key) -> {
            PyObject made = missing.__call__(dict, key);
            dict.getMap().putIfAbsent(key, made); // not by __setitem__: that would ask for what is missing
            return made;
        }));
        leaveTextToRepr(PyDefaultDict.TYPE);
        put(PyDeque.TYPE, "rotate", withOptionalArgument("rotate", DequeState::rotate));
    }

    /** {@code functools.partial} as one can ask, copy and pickle it in CPython. */
    public static void mendPartial() {
        set(PyPartial.TYPE, "__dict__", new PartialState.Attributes());
        set(PyPartial.TYPE, "func", new FrameAttribute(partial -> ((PyPartial) partial).func));
        set(PyPartial.TYPE, "args", new FrameAttribute(partial -> ((PyPartial) partial).getArgs()));
        set(PyPartial.TYPE, "keywords", new FrameAttribute(partial -> PartialState.keywords((PyPartial) partial)));
        put(
                PyPartial.TYPE,
                "__reduce__",
                withoutArgument("__reduce__", (PyPartial p, PyObject no) -> PartialState.reduce(p)));
        put(
                PyPartial.TYPE,
                "__reduce_ex__",
                withArgument("__reduce_ex__", (PyPartial p, PyObject v) -> p.invoke("__reduce__")));
        put(PyPartial.TYPE, "__setstate__", withArgument("__setstate__", PartialState::set));
    }

    /** The {@code __dict__} of a {@code threading.local} is the thread's own, and stays. */
    public static void mendThreadLocals() {
        set(PyLocal.TYPE, "__dict__", new LocalNames());
    }

    /** Exceptions have their attributes, whoever has made them. */
    public static void mendErrors() {
        for (PyObject type : List.of(Py.EnvironmentError, Py.SyntaxError, Py.SystemExit)) {
            ErrorAttribute.mend((PyType) type);
        }
    }

    /** What tracebacks and frames tell in CPython, too. */
    public static void mendFrames() {
        set(PyTraceback.TYPE, "tb_lasti", FrameAttribute.LAST_OF_TRACEBACK);
        set(PyFrame.TYPE, "f_lasti", FrameAttribute.LAST_OF_FRAME);
        set(PyFrame.TYPE, "f_restricted", FrameAttribute.RESTRICTED);
        set(PyFrame.TYPE, "f_trace", SettableOfFrame.TRACE);
        set(PyFrame.TYPE, "f_lineno", SettableOfFrame.LINE);
        for (String name : new String[] {"f_exc_type", "f_exc_value", "f_exc_traceback"}) {
            set(PyFrame.TYPE, name, FrameAttribute.NONE);
        }
        PyType generator = PyType.fromClass(PyGenerator.class);
        PyObject frame = generator.lookup("gi_frame");
        if (!(frame instanceof FrameAttribute)) {
            set(generator, "gi_frame", FrameAttribute.ofGenerator(frame));
        }
        PyType code = PyType.fromClass(PyTableCode.class);
        set(code, "co_code", FrameAttribute.EMPTY);
        set(code, "co_lnotab", FrameAttribute.EMPTY);
        set(code, "co_names", FrameAttribute.NO_ITEMS);
        set(code, "co_consts", FrameAttribute.NO_ITEMS);
        set(code, "co_stacksize", FrameAttribute.STACK_SIZE);
    }

    /** A method of {@code __dict__}, which is a type of its own in Jython, that those of other dicts have. */
    private static void mendComparison(String name, BinaryOperator<PyObject> comparison) {
        put(
                NAMESPACE,
                name,
                withArgument(
                        name,
                        (PyStringMap map, PyObject other) ->
                                other instanceof AbstractDict ? comparison.apply(map, other) : Py.NotImplemented));
    }

    /**
     * {@code popitem()} is one step for threads, as CPython's lock makes it. Classes that extend dict, list or tuple
     * are compared by what is in them: Jython asks their {@code __getitem__} and {@code __len__}, and requests of
     * Django with the same fields were not equal. Those types themselves, which ask nothing, do not come here.
     */
    public static void mendContainers() {
        put(PyDictionary.TYPE, "popitem", new PopItem());
        mendIteration();
        put(PyDictionary.TYPE, "__eq__", withArgument("__eq__", DictItems::eq));
        put(PyDictionary.TYPE, "__ne__", withArgument("__ne__", DictItems::ne));
        leaveTextToRepr(PyDictionary.TYPE);
        leaveTextToRepr(NAMESPACE);
        put(NAMESPACE, "__init__", new NamespaceInit());
        leaveTextToRepr(PyFile.TYPE);
        mendComparison("__eq__", PyObject::_eq);
        mendComparison("__ne__", PyObject::_ne);
        for (String name : new String[] {"__lt__", "__le__", "__gt__", "__ge__"}) {
            mendComparison(name, (map, other) -> Py.NotImplemented);
        }
        for (PyType type : new PyType[] {PyList.TYPE, PyTuple.TYPE}) {
            put(type, "__eq__", withArgument("__eq__", (list, other) -> ListItems.eq(type, list, other)));
            put(type, "__ne__", withArgument("__ne__", (list, other) -> ListItems.ne(type, list, other)));
            putOrder(type, "__lt__", PyObject::_lt, length -> length < 0);
            putOrder(type, "__le__", PyObject::_le, length -> length <= 0);
            putOrder(type, "__gt__", PyObject::_gt, length -> length > 0);
            putOrder(type, "__ge__", PyObject::_ge, length -> length >= 0);
        }
    }

    /** Once: stand-ins for {@code join} come after it. */
    private static synchronized void mendIteration() {
        if (isIterationMended) {
            return;
        }
        isIterationMended = true;
        for (PyType type : new PyType[] {PyString.TYPE, PyUnicode.TYPE}) {
            putInPlace(type, "join", (PyString text, PyObject items) -> text.join(ListItems.joined(items)));
        }
        putInPlace(PyList.TYPE, "extend", (PyList list, PyObject items) -> {
            list.extend(ListItems.asIterated(items));
            return Py.None;
        });
        put(PyList.TYPE, "__init__", new ListInit(PyList.TYPE.lookup("__init__")));
        for (PyType type : new PyType[] {PyList.TYPE, PyTuple.TYPE}) {
            set(type, "__new__", new IteratedItems((PyNewWrapper) type.lookup("__new__")));
        }
        put(PyList.TYPE, "index", new ListIndex(PyList.TYPE.fastGetDict().__finditem__("index")));
        for (PyType type : new PyType[] {PyString.TYPE, PyUnicode.TYPE}) {
            put(type, "expandtabs", new TabsMethod(type.fastGetDict().__finditem__("expandtabs")));
        }
        set(PyXRange.TYPE, "__new__", new RangeNew((PyNewWrapper) PyXRange.TYPE.lookup("__new__")));
        putIter(PyXRangeIter.TYPE);
        for (PyType type : new PyType[] {PyXRangeIter.TYPE, PyListIterator.TYPE, PyTupleIterator.TYPE}) {
            put(type, "__length_hint__", IteratorTypes.lengthHint());
        }
        set(ReferenceType.TYPE, "__new__", new ReferenceNew((PyNewWrapper) ReferenceType.TYPE.lookup("__new__")));
        mendOperators();
        mendAffixes();
    }

    /** Where the operators of sequences, called by their names, refuse what they do not take. */
    private static void mendOperators() {
        for (PyType type : new PyType[] {PyList.TYPE, PyTuple.TYPE, PyString.TYPE, PyUnicode.TYPE}) {
            for (String name : new String[] {"__mul__", "__rmul__"}) {
                refuse(
                        type,
                        name,
                        (sequence, other) -> "'" + nameOf(other) + "' object cannot be interpreted as an index");
            }
        }
        for (PyType type : new PyType[] {PyList.TYPE, PyTuple.TYPE}) {
            refuse(
                    type,
                    "__add__",
                    (sequence, other) -> "can only concatenate %s (not \"%s\") to %1$s"
                            .formatted(type.fastGetName(), nameOf(other)));
        }
        refuse(
                PyList.TYPE,
                "__imul__",
                (list, other) -> "'" + nameOf(other) + "' object cannot be interpreted as an index");
        refuse(PyList.TYPE, "__iadd__", (list, other) -> "'" + nameOf(other) + "' object is not iterable");
        refuse(
                PyString.TYPE,
                "__add__",
                (text, other) -> "cannot concatenate 'str' and '" + nameOf(other) + "' objects");
        refuse(
                PyUnicode.TYPE,
                "__add__",
                (text, other) -> "coercing to Unicode: need string or buffer, " + nameOf(other) + " found");
    }

    private static void refuse(PyType type, String name, BiFunction<PyObject, PyObject, String> words) {
        put(type, name, new RefusedOperand(type, name, type.fastGetDict().__finditem__(name), words));
    }

    private static String nameOf(PyObject object) {
        return object.getType().fastGetName();
    }

    /** {@code startswith} and {@code endswith} leave tuples as they are; once. */
    private static void mendAffixes() {
        for (PyType type : new PyType[] {PyString.TYPE, PyUnicode.TYPE}) {
            for (String name : new String[] {"startswith", "endswith"}) {
                put(type, name, new AffixMethod(name, type.fastGetDict().__finditem__(name)));
            }
        }
    }

    private static <T extends PyObject> void putInPlace(PyType type, String name, ExposedMethod.Body<T> body) {
        put(type, name, inPlaceOf(type.fastGetDict().__finditem__(name), name, body));
    }

    private static void putOrder(PyType type, String name, BinaryOperator<PyObject> items, IntPredicate lengths) {
        put(type, name, withArgument(name, (list, other) -> ListItems.ordered(type, list, other, items, lengths)));
    }

    /** What {@code itertools} has: each is an iterator for who asks, and can be extended. */
    public static void mendIterators() {
        ITERATORS.forEach(type -> {
            putIter(PyType.fromClass(type));
            put(PyType.fromClass(type), "next", new NextItem(type));
        });
        rename(PyType.fromClass(cycle.class), "itertools.cycle"); // Jython names it count, too
    }

    private static void putIter(PyType type) {
        put(type, "__iter__", withoutArgument("__iter__", (PyObject iterator, PyObject none) -> iterator));
    }

    /**
     * Numbers that 32 bits hold are an {@code int}, where Jython gives a {@code long}; what is made of texts, and is
     * not.
     */
    public static synchronized void mendNumbers() {
        for (PyType type : new PyType[] {PyInteger.TYPE, PyLong.TYPE, PyFloat.TYPE, PyComplex.TYPE}) {
            PyNewWrapper made = (PyNewWrapper) type.lookup("__new__");
            if (!(made instanceof NumberNew)) {
                set(type, "__new__", new NumberNew(made));
            }
        }
        put(
                PyFloat.TYPE,
                "as_integer_ratio",
                withoutArgument("as_integer_ratio", (PyFloat f, PyObject none) -> WideInts.ratio(f)));
        put(
                PyInteger.TYPE,
                "bit_length",
                withoutArgument("bit_length", (PyInteger i, PyObject none) -> WideInts.bitLength(i)));
        put(PyFile.TYPE, "tell", withoutArgument("tell", (PyFile f, PyObject none) -> WideInts.number(f.tell())));
        rename(Py.NotImplemented.getType(), "NotImplementedType");
        rename(PyType.fromClass(PyTableCode.class), "code");
        FloatOrder.METHODS.forEach((name, order) ->
                put(PyFloat.TYPE, name, withArgument(name, (PyFloat f, PyObject other) -> order.apply(f, other))));
    }

    /** Expressions and what they match have the names of CPython's module. */
    public static void nameExpressions() {
        rename(PyType.fromClass(PatternObject.class), "_sre.SRE_Pattern");
        rename(PyType.fromClass(MatchObject.class), "_sre.SRE_Match");
    }

    /** Locks have the names of old for what they do, and that of CPython's module. */
    public static void mendLocks() {
        for (Class<?> lock : List.of(Lock.class, PyLock.class)) {
            PyType type = PyType.fromClass(lock);
            for (String name : List.of("acquire", "release", "locked")) {
                PyObject method = type.lookup(name);
                if (method != null) {
                    set(type, name + "_lock", method);
                }
            }
            rename(type, "thread.lock");
        }
    }

    private static void rename(PyType type, String name) {
        Internal.TYPE_NAME.set(type, name);
    }

    /** {@code unicode.encode} keeps what follows a character beyond U+FFFF. */
    static synchronized void mendEncode() {
        PyObject encode = PyUnicode.TYPE.fastGetDict().__finditem__("encode");
        if (!isEncodeMended) {
            isEncodeMended = true;
            put(PyUnicode.TYPE, "encode", new UnicodeEncode(encode));
        }
    }

    /** Objects are pickled and copied by a {@code __reduce__} of their own. */
    public static synchronized void mendReduce() {
        if (!isReduceMended) {
            isReduceMended = true;
            PyObject original = PyObject.TYPE.fastGetDict().__finditem__("__reduce_ex__");
            put(
                    PyObject.TYPE,
                    "__reduce_ex__",
                    withOptionalArgument(
                            "__reduce_ex__",
                            (PyObject object, PyObject protocol) -> OwnReduce.of(original, object, protocol)));
        }
    }

    /** {@code format} takes the text of what it formats as CPython does. */
    static synchronized void mendFormat() {
        if (!isFormatMended) {
            isFormatMended = true;
            put(PyString.TYPE, "format", new FormatMethod());
            put(PyUnicode.TYPE, "format", new FormatMethod());
            put(PyObject.TYPE, "__format__", withArgument("__format__", FormatBuiltin::byText));
        }
    }

    /** A function as those that are C in CPython: no method where a class has it. */
    public static PyObject functionOfC(PyFunction function) {
        return new CFunction(function);
    }

    /** A method of Java as such a function, whose name is a {@code str}. */
    public static PyObject functionOfC(String name, PyObject method) {
        return new PyBuiltinFunction(name, null) {
            @Override
            public PyObject __call__(PyObject[] arguments, String[] keywords) {
                return method.__call__(arguments, keywords);
            }

            @Override
            public PyObject __call__(PyObject argument) {
                return method.__call__(argument);
            }
        };
    }

    /**
     * {@code str()} of a subclass is what its {@code __repr__} gives, as there is no {@code __str__} of the type in
     * CPython.
     */
    private static void leaveTextToRepr(PyType type) {
        put(type, "__str__", withoutArgument("__str__", (PyObject object, PyObject none) -> object.__repr__()));
    }

    static void put(PyType type, String name, PyBuiltinMethod method) {
        set(type, name, method.makeDescriptor(type));
    }

    static synchronized void set(PyType type, String name, PyObject attribute) {
        type.fastGetDict().__setitem__(name, attribute);
        try {
            Internal.FORGET_METHODS.method().invoke(type);
        } catch (ReflectiveOperationException e) {
            throw Internal.unknown(e);
        }
    }
}
