package org.wsgilet.jvm;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/** What {@code jcmd} does from outside, done from inside the process. */
public final class DiagnosticCommand {

    private DiagnosticCommand() {}

    /**
     * Runs a command and returns once it is done.
     *
     * @param operation the command's name as an MBean operation: {@code vmCds} for {@code VM.cds}
     * @throws JMException if this JVM does not have it
     */
    public static void run(String operation, String... arguments) throws JMException {
        ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        operation,
                        arguments.length == 0 ? null : new Object[] {arguments},
                        arguments.length == 0 ? null : new String[] {String[].class.getName()});
    }
}
