package org.wsgilet.log;

import static java.nio.charset.StandardCharsets.US_ASCII;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import java.util.Map;
import org.wsgilet.json.Json;

/** One JSON object a message; a traceback, of Python or Java, is a member of its own. */
final class JsonEncoder extends EncoderBase<ILoggingEvent> {

    /** Python's own logging and the bridge put it below the message. */
    private static final String TRACEBACK = "\nTraceback (most recent call last):";

    @Override
    public byte[] headerBytes() {
        return new byte[0];
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        String message = event.getFormattedMessage();
        int traceback = message.indexOf(TRACEBACK);
        Json json = new Json()
                .add("time", event.getInstant().toString())
                .add("level", event.getLevel().toString())
                .add("logger", event.getLoggerName())
                .add("thread", event.getThreadName())
                .add("message", traceback < 0 ? message : message.substring(0, traceback))
                .add("exception", traceback < 0 ? stackTrace(event) : message.substring(traceback + 1));
        for (Map.Entry<String, String> entry : event.getMDCPropertyMap().entrySet()) {
            json.add(entry.getKey(), entry.getValue());
        }
        return (json + "\n").getBytes(US_ASCII);
    }

    private static String stackTrace(ILoggingEvent event) {
        return event.getThrowableProxy() == null ? null : ThrowableProxyUtil.asString(event.getThrowableProxy());
    }

    @Override
    public byte[] footerBytes() {
        return new byte[0];
    }
}
