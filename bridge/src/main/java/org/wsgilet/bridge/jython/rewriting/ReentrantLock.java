package org.wsgilet.bridge.jython.rewriting;

import java.util.Set;
import org.objectweb.asm.ClassVisitor;

/** The lock of {@code threading.RLock}, as {@link MutexLock}. Jython could call {@code lockInterruptibly}. */
final class ReentrantLock extends InterruptibleMethods {

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.modules._threading.RLock",
            "org.python.modules._threading.ConditionSupportingLock",
            3,
            "a timeout does not end waiting for threading.RLock",
            ReentrantLock::new);

    private ReentrantLock(ClassVisitor next) {
        super(
                next,
                Set.of("lock", "acquire", "RLock_acquire", "RLock___enter__", "__enter__"),
                "RLockImplementation",
                "lock");
    }
}
