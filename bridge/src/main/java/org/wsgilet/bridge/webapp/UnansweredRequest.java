package org.wsgilet.bridge.webapp;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import jakarta.servlet.http.MappingMatch;
import java.io.IOException;
import org.wsgilet.bridge.environ.OwnRequest;

/**
 * A request and its response as an application in a filter gets them: a 404 of its own is not sent, but noted, and then
 * what is left of the body is not read, so that another can answer.
 */
public final class UnansweredRequest {

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final RestOfChain rest;
    private boolean wanted;

    /** @param rest once that has run, the answer is the application's, whatever it is */
    public UnansweredRequest(HttpServletRequest request, HttpServletResponse response, RestOfChain rest) {
        this.request = request;
        this.response = response;
        this.rest = rest;
    }

    /** What the container gave, for servlets that the application calls: what they say is never handed on. */
    public static HttpServletResponse original(HttpServletResponse response) {
        return response instanceof OwnResponse own ? (HttpServletResponse) own.getResponse() : response;
    }

    /** Whether another has to answer. */
    public boolean isWanted() {
        return wanted;
    }

    public HttpServletRequest request() {
        return new WholeRequest();
    }

    public HttpServletResponse response() {
        return new OwnResponse();
    }

    private final class WholeRequest extends OwnRequest {

        WholeRequest() {
            super(request);
        }

        /** A filter has no path of its own: SCRIPT_NAME is the context path. */
        @Override
        public HttpServletMapping getHttpServletMapping() {
            return AllPaths.MAPPING;
        }

        @Override
        public Object getAttribute(String name) {
            boolean mapped = name.equals(RequestDispatcher.INCLUDE_MAPPING) && super.getAttribute(name) != null;
            return mapped ? AllPaths.MAPPING : super.getAttribute(name);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return wanted ? NoBytes.IN : super.getInputStream();
        }
    }

    private final class OwnResponse extends HttpServletResponseWrapper {

        OwnResponse() {
            super(response);
        }

        @Override
        public void setStatus(int status) {
            wanted = status == SC_NOT_FOUND && !rest.hasRun();
            if (!wanted) {
                super.setStatus(status);
            }
        }

        @Override
        public void setHeader(String name, String value) {
            if (!wanted) {
                super.setHeader(name, value);
            }
        }

        @Override
        public void addHeader(String name, String value) {
            if (!wanted) {
                super.addHeader(name, value);
            }
        }

        @Override
        public void setContentType(String type) {
            if (!wanted) {
                super.setContentType(type);
            }
        }

        @Override
        public void setCharacterEncoding(String charset) {
            if (!wanted) {
                super.setCharacterEncoding(charset);
            }
        }

        @Override
        public void setContentLengthLong(long length) {
            if (!wanted) {
                super.setContentLengthLong(length);
            }
        }

        @Override
        public void flushBuffer() throws IOException {
            if (!wanted) {
                super.flushBuffer();
            }
        }

        @Override
        public void reset() {
            wanted = false;
            super.reset();
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            return wanted ? NoBytes.OUT : super.getOutputStream();
        }
    }

    private enum AllPaths implements HttpServletMapping {
        MAPPING;

        @Override
        public String getMatchValue() {
            return "";
        }

        @Override
        public String getPattern() {
            return "/*";
        }

        @Override
        public String getServletName() {
            return "";
        }

        @Override
        public MappingMatch getMappingMatch() {
            return MappingMatch.PATH;
        }
    }
}
