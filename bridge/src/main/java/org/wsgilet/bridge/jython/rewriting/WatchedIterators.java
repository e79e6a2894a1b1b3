package org.wsgilet.bridge.jython.rewriting;

import java.util.List;
import java.util.stream.Stream;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The iterators over dicts and sets: Python code learns that the dict or set that it iterates has changed its size, as
 * {@link org.wsgilet.bridge.library.WatchedSize} says, {@code next()} is one step for threads, and the types have the
 * names and methods of CPython's. Jython tells of changes in the {@code __dict__} of objects alone, and there also
 * {@code list}, which other threads may disturb. Jython could look at the size, too, and expose the types.
 */
final class WatchedIterators extends Rewriting {

    private static final String CORE = "org/python/core/";
    private static final String OURS = "org/wsgilet/bridge/library/";
    private static final String WATCH = OURS + "WatchedSize";
    private static final String OBJECT = "L" + CORE + "PyObject;";
    private static final String FIELD = "watchedSize";
    private static final String OF_DICTS = "AbstractDict$AbstractDictIter";

    static final List<ChangedClass> CLASSES = List.of(
            // Its constructor, check and __iternext__.
            changing(OF_DICTS, null, 4),
            changing("AbstractDict$KeysIter", "dictionary-keyiterator", 1),
            changing("AbstractDict$ValuesIter", "dictionary-valueiterator", 1),
            changing("AbstractDict$ItemsIter", "dictionary-itemiterator", 2),
            changing("PyStringMap$StringMapKeysIter", "dictionary-keyiterator", 2),
            changing("PyStringMap$StringMapValuesIter", "dictionary-valueiterator", 2),
            changing("PyStringMap$StringMapItemsIter", "dictionary-itemiterator", 2),
            changing("BaseSet$1", "setiterator", 4));

    private final String type;
    private final String owner;
    private final String exposed;

    private WatchedIterators(ClassVisitor next, String type, String exposed) {
        super(next);
        this.type = CORE + type;
        this.exposed = exposed;
        owner = isOfSets() ? this.type : CORE + OF_DICTS;
    }

    private static ChangedClass changing(String type, String exposed, int changes) {
        return new ChangedClass(
                "org.python.core." + type,
                "org.python.core.PyBUF",
                changes,
                "dicts and sets can change while they are iterated",
                next -> new WatchedIterators(next, type, exposed));
    }

    private boolean isOfSets() {
        return type.startsWith(CORE + "BaseSet");
    }

    private boolean isOwner() {
        return type.equals(owner);
    }

    @Override
    public void visit(int version, int access, String name, String signature, String base, String[] interfaces) {
        String[] all = isOwner()
                ? Stream.concat(Stream.of(interfaces), Stream.of(OURS + "WatchingIterator"))
                        .toArray(String[]::new)
                : interfaces;
        super.visit(version, access, name, null, base, all);
        if (isOwner()) {
            visitField(Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL, FIELD, "L" + WATCH + ";", null, null)
                    .visitEnd();
            getter();
        }
        if (exposed != null) {
            ExposedIterators.addTo(this, type, exposed);
        }
    }

    private void getter() {
        MethodVisitor method = super.visitMethod(Opcodes.ACC_PUBLIC, FIELD, "()L" + WATCH + ";", null, null);
        method.visitCode();
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitFieldInsn(Opcodes.GETFIELD, type, FIELD, "L" + WATCH + ";");
        method.visitInsn(Opcodes.ARETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
        changed();
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        if (name.equals("__iternext__") && (access & Opcodes.ACC_BRIDGE) == 0) {
            changed();
            return new Next(
                    super.visitMethod(access | Opcodes.ACC_SYNCHRONIZED, name, descriptor, signature, exceptions));
        }
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        if (name.equals("<init>") && isOwner()) {
            return new Constructor(method);
        }
        if (name.equals("check")) {
            nothing(method);
            return null;
        }
        return method;
    }

    /** {@code check(int)}: {@code watchedSize.check()} has been called. */
    private void nothing(MethodVisitor method) {
        method.visitCode();
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
        changed();
    }

    /** {@code watchedSize = WatchedSize.ofDict(values)} at its end. */
    private final class Constructor extends MethodVisitor {

        Constructor(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.RETURN) {
                visitVarInsn(Opcodes.ALOAD, 0);
                visitVarInsn(Opcodes.ALOAD, 1);
                if (isOfSets()) {
                    visitFieldInsn(Opcodes.GETFIELD, CORE + "BaseSet", "_set", "Ljava/util/Set;");
                }
                callStatic(this, WATCH, isOfSets() ? "ofSet" : "ofDict", "(Ljava/util/Collection;)L" + WATCH + ";");
                visitFieldInsn(Opcodes.PUTFIELD, type, FIELD, "L" + WATCH + ";");
                changed();
            }
            super.visitInsn(opcode);
        }
    }

    /** {@code watchedSize().check()} at its beginning, and {@code return watchedSize().returned(item)}. */
    private final class Next extends MethodVisitor {

        Next(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            watch();
            callVirtual(this, WATCH, "check", "()V");
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.ARETURN) {
                watch();
                super.visitInsn(Opcodes.SWAP);
                callVirtual(this, WATCH, "returned", "(" + OBJECT + ")" + OBJECT);
            }
            super.visitInsn(opcode);
        }

        private void watch() {
            visitVarInsn(Opcodes.ALOAD, 0);
            callVirtual(this, owner, FIELD, "()L" + WATCH + ";");
        }
    }
}
