package org.wsgilet.it;

import java.lang.reflect.Method;
import java.util.Arrays;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Runs also the tests that a container is known to fail, and fails when one passes: what docs/containers.md says of the
 * container would no longer be true.
 */
final class DeviationsAreTrue implements InvocationInterceptor {
    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        run(invocation, method, context);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        run(invocation, method, context);
    }

    private static void run(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        ContainerContract container = context.getRequiredTestInstances()
                .findInstance(ContainerContract.class)
                .orElseThrow();
        String test = method.getExecutable().getName()
                + Arrays.toString(method.getArguments().toArray());
        if (!container.server().deviates(test)) {
            invocation.proceed();
            return;
        }
        Wire.beImpatient();
        try {
            invocation.proceed();
        } catch (AssertionError | RuntimeException expected) {
            return;
        } finally {
            Wire.bePatient();
        }
        throw new AssertionError(test + " passes: this container no longer deviates from the contract");
    }
}
