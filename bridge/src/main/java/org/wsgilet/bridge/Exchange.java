package org.wsgilet.bridge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.ThreadState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wsgilet.bridge.environ.Environ;
import org.wsgilet.bridge.environ.ErrorFile;
import org.wsgilet.bridge.environ.InputFile;
import org.wsgilet.bridge.jython.Interpreter;
import org.wsgilet.bridge.jython.PythonTraceback;
import org.wsgilet.bridge.response.ResponseBody;
import org.wsgilet.bridge.response.ResponseWriter;
import org.wsgilet.bridge.response.ShortBodyException;
import org.wsgilet.bridge.response.StartResponse;

/** One request and its response: environ, call, body, and what to do when something fails. */
final class Exchange {

    private static final Logger log = LoggerFactory.getLogger(Exchange.class);

    private final WsgiApplication application;
    private final Container container;
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final InputFile input;
    private final ErrorFile errors = new ErrorFile();
    private final ResponseWriter writer;

    Exchange(
            WsgiApplication application,
            Container container,
            HttpServletRequest request,
            HttpServletResponse response) {
        this.application = application;
        this.container = container;
        this.request = request;
        this.response = response;
        this.input = new InputFile(request);
        this.writer = new ResponseWriter(request, response, container);
    }

    /** @throws IOException the client has gone, or the container is to cut the connection */
    void run(Environ environ) throws IOException {
        try (Interpreter.Visit visit = application.enter()) {
            answer(visit.thread(), environ);
        } finally {
            writer.close();
            input.close();
        }
        input.drain();
    }

    private void answer(ThreadState thread, Environ environ) throws IOException {
        try {
            call(thread, environ);
        } catch (PyException e) {
            failed(e);
        } catch (RuntimeException | Error e) {
            failed(Py.JavaError(e));
        } catch (ShortBodyException e) {
            log.error("{}: {}", title(), e.getMessage());
            if (response.isCommitted()) {
                throw container.abort(e.getMessage());
            }
            sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR, "Internal Server Error");
        } finally {
            errors.flush();
        }
    }

    private void call(ThreadState thread, Environ environ) throws IOException {
        StartResponse startResponse = new StartResponse(writer);
        PyObject body = application.call(thread, environ.of(request, response, input, errors), startResponse);
        try {
            new ResponseBody(startResponse, writer).send(body);
        } finally {
            close(body);
        }
    }

    /** PEP 3333: close() is called however the request ended. What it raises cannot change the response any more. */
    private void close(PyObject body) {
        try {
            PyObject close = body.__findattr__("close");
            if (close != null) {
                close.__call__();
            }
        } catch (PyException e) {
            log.error("{} raised in close() of the body\n{}", title(), PythonTraceback.of(e));
        }
    }

    private void failed(PyException e) throws IOException {
        if (writer.failure() != null && e.match(Py.IOError)) {
            throw writer.failure(); // the client has gone, and the application has let go
        }
        boolean cutShort = input.raised(e);
        if (cutShort) {
            log.debug("{}: {}", title(), PythonTraceback.summary(e));
        } else {
            log.error("{}\n{}", title(), PythonTraceback.of(e));
        }
        if (response.isCommitted()) {
            if (cutShort) {
                throw input.cause(); // Tomcat answers for itself, with 400
            }
            throw container.abort(title() + " failed after its headers were sent");
        }
        if (cutShort) {
            sendError(HttpServletResponse.SC_BAD_REQUEST, "Bad Request");
        } else {
            sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR, "Internal Server Error");
        }
    }

    private void sendError(int status, String reason) throws IOException {
        response.reset(); // Tomcat would send what it holds of the application's own response
        response.setStatus(status);
        container.setReason(request, status, reason);
        response.setContentType("text/plain");
        response.getOutputStream().print(status + " " + reason + "\n");
    }

    private String title() {
        return request.getMethod() + " " + request.getRequestURI();
    }
}
