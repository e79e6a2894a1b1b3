package org.wsgilet.bridge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.python.core.Py;
import org.python.core.PyDictionary;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PySequenceList;
import org.python.core.ThreadState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.wsgilet.bridge.container.Container;
import org.wsgilet.bridge.debug.DebugPage;
import org.wsgilet.bridge.environ.Environ;
import org.wsgilet.bridge.environ.ErrorFile;
import org.wsgilet.bridge.environ.InputFile;
import org.wsgilet.bridge.files.Unwritten;
import org.wsgilet.bridge.jython.Interpreter;
import org.wsgilet.bridge.jython.PythonTraceback;
import org.wsgilet.bridge.proxy.Forwarded;
import org.wsgilet.bridge.response.ResponseBody;
import org.wsgilet.bridge.response.ResponseWriter;
import org.wsgilet.bridge.response.ShortBodyException;
import org.wsgilet.bridge.response.StartResponse;
import org.wsgilet.bridge.webapp.UnansweredRequest;

/** One request and its response: environ, call, body, and what to do when something fails. */
final class Exchange {

    private static final Logger log = LoggerFactory.getLogger(Exchange.class);

    private static final Map<Integer, String> REASONS = Map.of(
            HttpServletResponse.SC_REQUEST_TIMEOUT,
            "Request Timeout",
            HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE,
            "Payload Too Large");

    private static final String INTERNAL_SERVER_ERROR = "Internal Server Error";

    final WsgiApplication application;
    final Container container;
    final HttpServletRequest request;
    private final HttpServletResponse response;
    private final Forwarded forwarded;
    final InputFile input;
    final String method;
    final String uri;
    final String id;
    private final ErrorFile errors = new ErrorFile();
    final ResponseWriter writer;
    private PyDictionary environ;
    private RunningRequests requests;
    private RunningRequest running;

    /** @param forwarded null unless a trusted proxy sent the request */
    Exchange(
            WsgiApplication application,
            Container container,
            HttpServletRequest request,
            HttpServletResponse response,
            Forwarded forwarded) {
        this.application = application;
        this.container = container;
        this.request = request;
        this.response = response;
        this.forwarded = forwarded;
        this.method = request.getMethod();
        this.uri = request.getRequestURI();
        this.id = application.hasRequestIds() ? RequestId.of(request) : null;
        this.input = new InputFile(request);
        this.writer = new ResponseWriter(request, response, container, this::mayRespond, application.sendingThreads());
    }

    private boolean mayRespond() {
        return running.respond();
    }

    /**
     * @param environs makes the environ
     * @param requests gets to know of the request
     * @throws IOException the client has gone, or the container is to cut the connection
     */
    void run(Environ environs, RunningRequests requests) throws IOException {
        if (id != null) {
            MDC.put(RequestId.LOG_KEY, id);
            response.setHeader(RequestId.HEADER, id);
        }
        try (Interpreter.Visit visit = application.enter()) {
            watched(visit.thread(), environs, requests);
        } finally {
            writer.close();
            input.close();
            if (id != null) {
                MDC.remove(RequestId.LOG_KEY);
            }
        }
        if (!request.isAsyncStarted()) { // whose servlet may still read
            input.drain();
        }
    }

    private void watched(ThreadState thread, Environ environs, RunningRequests requests) throws IOException {
        this.requests = requests;
        running = new RunningRequest(this, thread);
        requests.begin(running);
        try {
            answer(thread, environs);
        } finally {
            requests.end(running);
            running.end();
        }
    }

    private void answer(ThreadState thread, Environ environs) throws IOException {
        try {
            call(thread, environs);
        } catch (PyException e) {
            failed(e);
        } catch (RuntimeException | Error e) {
            failed(Py.JavaError(e));
        } catch (ShortBodyException e) {
            requests.failed();
            log.error("{}: {}", title(), e.getMessage());
            if (response.isCommitted()) {
                throw container.abort(e.getMessage());
            }
            sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR, INTERNAL_SERVER_ERROR);
        } catch (IOException e) {
            if (!running.isTimedOut()) {
                throw e;
            }
            timedOut();
        } finally {
            Unwritten.write();
            errors.flush();
        }
    }

    private void call(ThreadState thread, Environ environs) throws IOException {
        StartResponse startResponse = new StartResponse(writer);
        boolean debug = application.debug().isFor(request);
        environ = environs.of(request, UnansweredRequest.original(response), forwarded, input, errors, id, debug);
        PyObject body = application.call(thread, environ, startResponse);
        Unwritten.write(); // before the client knows of it
        try {
            if (!hasForwarded(startResponse, body)) {
                new ResponseBody(startResponse, writer).send(body);
            }
        } finally {
            close(body);
        }
    }

    /** Whether a servlet answers in the place of the application, which says nothing itself then. */
    private boolean hasForwarded(StartResponse startResponse, PyObject body) {
        return !startResponse.isCalled()
                && (response.isCommitted() || request.isAsyncStarted())
                && body instanceof PySequenceList blocks
                && blocks.isEmpty();
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
        if (running.isTimedOut()) {
            log.debug("{} ended after its timeout with {}", title(), PythonTraceback.summary(e));
            timedOut();
            return;
        }
        if (writer.failure() != null && e.match(Py.IOError)) {
            throw writer.failure(); // the client has gone, and the application has let go
        }
        boolean cutShort = input.raised(e);
        if (cutShort) {
            log.debug("{}: {}", title(), PythonTraceback.summary(e));
        } else {
            requests.failed();
            log.error("{}\n{}", title(), PythonTraceback.of(e));
        }
        if (response.isCommitted()) {
            if (cutShort) {
                throw input.cause(); // Tomcat answers for itself, with 400
            }
            throw container.abort(title() + " failed after its headers were sent");
        }
        if (cutShort) {
            int status = container.statusOf(input.cause());
            sendError(status, REASONS.getOrDefault(status, "Bad Request"));
        } else if (application.debug().isFor(request)) {
            beginError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR, INTERNAL_SERVER_ERROR);
            DebugPage.send(request, response, e, environ);
        } else {
            sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR, INTERNAL_SERVER_ERROR);
        }
    }

    /** Who timed the request out has told the operator. */
    private void timedOut() throws IOException {
        if (response.isCommitted()) {
            throw container.abort(title() + " timed out after its headers were sent");
        }
        sendError(HttpServletResponse.SC_GATEWAY_TIMEOUT, "Gateway Timeout");
    }

    private void sendError(int status, String reason) throws IOException {
        beginError(status, reason);
        response.setContentType("text/plain");
        response.getOutputStream().print(status + " " + reason + "\n");
    }

    private void beginError(int status, String reason) {
        running.respond();
        response.reset(); // Tomcat would send what it holds of the application's own response
        response.setStatus(status);
        if (id != null) {
            response.setHeader(RequestId.HEADER, id);
        }
        container.setReason(request, status, reason);
    }

    private String title() {
        return method + " " + uri;
    }
}
