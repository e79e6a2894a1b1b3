package org.wsgilet.bridge.jython.rewriting;

import java.util.Set;
import org.objectweb.asm.ClassVisitor;

/**
 * The lock of {@code threading.Lock}: no interrupt ends the wait for it, so that a request over its time could keep its
 * thread for ever there. Jython could call {@code acquireInterruptibly}.
 */
final class MutexLock extends InterruptibleMethods {

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.modules._threading.Mutex",
            "org.python.modules._threading.ConditionSupportingLock",
            1,
            "a timeout does not end waiting for threading.Lock",
            MutexLock::new);

    private MutexLock(ClassVisitor next) {
        super(next, Set.of("lock", "acquire"), "Mutex$Sync", "acquire");
    }
}
