package org.wsgilet.bridge.jython.rewriting;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.util.function.Function;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;

/**
 * One class of Jython that is changed before the JVM loads it.
 *
 * @param name its binary name
 * @param neighbour a class of the same package that does not load it; it is defined through this one
 * @param changes how many places of it are changed in the Jython that is known; another number is another Jython
 * @param without what an application has to do without where it is not changed, as a sentence without its full stop
 * @param rewriting what is changed
 */
record ChangedClass(
        String name, String neighbour, int changes, String without, Function<ClassVisitor, Rewriting> rewriting) {

    /** The changed class, loaded. Throws LinkageError if Jython's own has been loaded before. */
    Class<?> define(ClassLoader loader) throws IOException, ReflectiveOperationException {
        Class<?> through = Class.forName(neighbour, false, loader);
        return MethodHandles.privateLookupIn(through, MethodHandles.lookup()).defineClass(rewritten(loader));
    }

    /** The bytes of the changed class, whose own the class loader has as a resource. */
    byte[] rewritten(ClassLoader loader) throws IOException, ReflectiveOperationException {
        return rewritten(original(loader));
    }

    /** Throws ReflectiveOperationException if these are the bytes of a class that is not known. */
    byte[] rewritten(byte[] original) throws ReflectiveOperationException {
        ClassReader reader = new ClassReader(original);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        Rewriting made = rewriting.apply(writer);
        reader.accept(made, 0);
        if (made.changes() != changes) {
            throw new NoSuchMethodException(name + " is not the class of Jython that Wsgilet knows: it has "
                    + made.changes() + " of the " + changes + " places to change");
        }
        return writer.toByteArray();
    }

    /** In its jar. */
    String file() {
        return name.replace('.', '/') + ".class";
    }

    private byte[] original(ClassLoader loader) throws IOException, ClassNotFoundException {
        try (InputStream file = loader.getResourceAsStream(file())) {
            if (file == null) {
                throw new ClassNotFoundException(name);
            }
            return file.readAllBytes();
        }
    }
}
