package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;

/** A class that is changed in nothing but where calls of one method go, as {@link Rewriting#redirect} says. */
final class Redirected extends Rewriting {

    private final String method;
    private final String called;
    private final String ours;
    private final String name;

    /** @param method in whose code the calls are; null for all methods */
    Redirected(ClassVisitor next, String method, String called, String ours, String name) {
        super(next);
        this.method = method;
        this.called = called;
        this.ours = ours;
        this.name = name;
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String each, String descriptor, String signature, String[] exceptions) {
        MethodVisitor next = super.visitMethod(access, each, descriptor, signature, exceptions);
        return method == null || each.equals(method) ? redirect(next, called, ours, name) : next;
    }
}
