package org.wsgilet.bridge.jython;

/**
 * A stand-in for the code of a Python module.
 *
 * @param module the module that is changed: {@code werkzeug.urls}
 * @param version of its package; null for the standard library, or if the package does not tell it
 * @param reason why it is left out; null if it is in place
 */
public record StandInStatus(String module, String version, String reason) {}
