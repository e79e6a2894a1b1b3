package org.wsgilet.bridge.jython;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.python.core.PySystemState;

/**
 * What Jython keeps to itself and Wsgilet reaches into: all of it, so that {@code InternalTest} names what another
 * version of Jython no longer has. Each user says what is lost without it. The room of files, which cannot come up
 * here, reaches into Jython's own in one class, {@code StandardStreams}, with a test of its own.
 */
public enum Internal {
    /** The lock of an interpreter's imports. */
    IMPORT_LOCK("org.python.core.PySystemState", "importLock"),
    /** The type of each Java class, a {@link ClassValue}. */
    CLASS_TO_TYPE("org.python.core.PyType$Registry", "classToType"),
    /** The method that makes such a type. */
    COMPUTE_TYPE("org.python.core.PyType$Registry$1", "computeValue"),
    /** What a type is called in messages and by {@code __name__}. */
    TYPE_NAME("org.python.core.PyType", "name"),
    /** Forgets what a type and its subtypes have found by name. */
    FORGET_METHODS("org.python.core.PyType", "invalidateMethodCache"),
    /** The interpreter that started a Python thread. */
    THREAD_OWNER("org.python.core.FunctionThread", "systemState"),
    /** The state of each thread that has run Python code. */
    THREAD_STATES("org.python.core.ThreadStateMapping", "globalThreadStates"),
    /** Where a {@code threading.local} keeps the values of the thread. */
    THREAD_LOCAL("org.python.modules.thread.PyLocal", "tdict"),
    /** The thread that serves weak references. */
    REAPER("org.python.modules._weakref.GlobalRef", "reaperThread"),
    /** These references, until their callbacks have been called. */
    WEAK_REFERENCES("org.python.modules._weakref.GlobalRef", "objects"),
    /** Native functions of the operating system. */
    POSIX("org.python.modules.posix.PosixModule", "posix"),
    /** What runs a code object. */
    CODE_TABLE("org.python.core.PyTableCode", "funcs"),
    /** Which function of that it is. */
    CODE_INDEX("org.python.core.PyTableCode", "func_id"),
    /** The method that a compiler writes. */
    COMPILER_CODE("org.python.compiler.CodeCompiler", "code"),
    /** The names that it knows. */
    COMPILER_SCOPE("org.python.compiler.CodeCompiler", "my_scope"),
    /** The scopes around the one that is looked at, outer ones first. */
    SCOPES("org.python.compiler.ScopesCompiler", "scopes"),
    /** The names of the keywords of a {@code functools.partial}. */
    PARTIAL_KEYWORDS("org.python.modules._functools.PyPartial", "keywords"),
    /** Who knows the names of characters, in literals. */
    CHARACTER_NAMES("org.python.core.PyString", "pucnHash"),
    /** The items of a dict. */
    DICT_ITEMS("org.python.core.PyDictionary", "internalMap"),
    /** What an iterator over a list iterates. */
    LIST_ITERATOR_LIST("org.python.core.PyListIterator", "list"),
    /** Its next place there. */
    LIST_ITERATOR_INDEX("org.python.core.PyListIterator", "index"),
    /** Whether it has been at the end. */
    LIST_ITERATOR_END("org.python.core.PyListIterator", "stopped"),
    /** The items of an iterator over a tuple. */
    TUPLE_ITERATOR("org.python.core.PyTupleIterator", "iterator"),
    /** How many numbers an {@code xrange} has that is iterated. */
    RANGE_ITERATOR_LENGTH("org.python.core.PyXRangeIter", "len"),
    /** How many of them have been given. */
    RANGE_ITERATOR_INDEX("org.python.core.PyXRangeIter", "index"),
    /** What {@code reversed} iterates. */
    REVERSED_SEQUENCE("org.python.core.PyReversedIterator", "seq"),
    /** Its next place there. */
    REVERSED_INDEX("org.python.core.PyReversedIterator", "idx"),
    /** What an iterator over some other sequence iterates; null at its end. */
    SEQUENCE_ITERATOR("org.python.core.PySequenceIter", "seq"),
    /** Its next place there. */
    SEQUENCE_ITERATOR_INDEX("org.python.core.PySequenceIter", "index"),
    /** Makes a {@code str} of a text without a look at each character. */
    NEW_BYTES("org.python.core.Py", "newBytes");

    private final String owner;
    private final String member;

    Internal(String owner, String member) {
        this.owner = owner;
        this.member = member;
    }

    /** @throws NoSuchFieldException if this Jython has no such field */
    public Field field() throws ReflectiveOperationException {
        Field field = owner().getDeclaredField(member);
        field.setAccessible(true);
        return field;
    }

    /** @throws NoSuchMethodException if this Jython has no such method, or several of the name */
    public Method method() throws ReflectiveOperationException {
        Method[] methods = Arrays.stream(owner().getDeclaredMethods())
                .filter(method -> method.getName().equals(member) && !method.isBridge())
                .toArray(Method[]::new);
        if (methods.length != 1) {
            throw new NoSuchMethodException(this + " (" + methods.length + " found)");
        }
        methods[0].setAccessible(true);
        return methods[0];
    }

    /**
     * What the field of an object has; the object is null for a static one. Throws LinkageError if there is no such
     * field.
     */
    public Object in(Object owner) {
        try {
            return field().get(owner);
        } catch (ReflectiveOperationException e) {
            throw unknown(e);
        }
    }

    /**
     * Sets the field of an object; the object is null for a static one. Throws LinkageError if there is no such field.
     */
    public void set(Object owner, Object value) {
        try {
            field().set(owner, value);
        } catch (ReflectiveOperationException e) {
            throw unknown(e);
        }
    }

    /** For who cannot go on without what this Jython does not have. */
    public static LinkageError unknown(ReflectiveOperationException e) {
        return new LinkageError("this Jython is not the one Wsgilet knows", e);
    }

    /** Finds it, whichever of both it is. */
    AccessibleObject find() throws ReflectiveOperationException {
        boolean isField = Arrays.stream(owner().getDeclaredFields())
                .anyMatch(field -> field.getName().equals(member));
        return isField ? field() : method();
    }

    private Class<?> owner() throws ClassNotFoundException {
        return Class.forName(owner, false, PySystemState.class.getClassLoader());
    }

    /** {@code org.python.core.PyType.invalidateMethodCache} */
    @Override
    public String toString() {
        return owner + "." + member;
    }
}
