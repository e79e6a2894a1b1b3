package org.wsgilet.it;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** The Java part of the web application of ServletApplicationIT, below {@code /java}. */
public final class ShopServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        doGet(request, response);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Object included = request.getAttribute(RequestDispatcher.INCLUDE_PATH_INFO);
        switch (included == null ? request.getPathInfo() : included.toString()) {
            case "/page" -> page(request, response);
            case "/gone" -> response.sendError(HttpServletResponse.SC_GONE, "no more of it");
            case "/begin" -> {
                request.getSession().setAttribute("caf\u00e9", "from Java");
                response.getWriter().print("begun");
            }
            case "/end" -> request.getSession().invalidate();
            case "/later" -> later(request.startAsync());
            case "/handed" -> request.getRequestDispatcher("/java/page?a=1").forward(request, response);
            case "/forward" -> request.getRequestDispatcher("/py/forwarded?b=2").forward(request, response);
            case "/writer" -> {
                response.setContentType("text/plain;charset=utf-8");
                response.getWriter().print("\u20ac[");
                request.getRequestDispatcher("/py/included?b=2").include(request, response);
                response.getWriter().print("]");
            }
            case "/stream" -> {
                response.getOutputStream().print("[");
                request.getRequestDispatcher("/py/included?b=2").include(request, response);
                response.getOutputStream().print("]");
            }
            case "/named" -> {
                response.getWriter().print("[");
                getServletContext().getNamedDispatcher("back").include(request, response);
                response.getWriter().print("]");
            }
            case "/read" -> {
                request.getParameter("a");
                request.getRequestDispatcher("/py/body").forward(request, response);
            }
            case "/types" -> {
                Map<String, String> types = new TreeMap<>();
                HttpSession session = request.getSession();
                session.getAttributeNames()
                        .asIterator()
                        .forEachRemaining(name -> types.put(
                                name, session.getAttribute(name).getClass().getSimpleName()));
                response.getWriter().print(types);
            }
            default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private static void page(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_ACCEPTED);
        response.setContentType("text/plain;charset=utf-8");
        response.addHeader("X-Word", "caf\u00e9");
        response.addCookie(new Cookie("one", "1"));
        response.addHeader("Vary", "Cookie");
        response.addCookie(new Cookie("two", "2"));
        response.addHeader("Vary", "Accept");
        response.getWriter().print("page \u20ac " + request.getParameter("a"));
    }

    private static void later(AsyncContext context) {
        context.start(() -> {
            try {
                context.getResponse().getWriter().print("later");
            } catch (IOException e) {
                context.getRequest().getServletContext().log("not written", e);
            }
            context.complete();
        });
    }

    /** Puts a bean where Python looks for it. */
    public static final class Beans implements ServletContextListener {
        @Override
        public void contextInitialized(ServletContextEvent event) {
            event.getServletContext().setAttribute("prices", Map.of("tea", 3));
        }
    }

    /** Sends the head of the response before Python is asked. */
    public static final class Hasty extends HttpFilter {
        private static final long serialVersionUID = 1;

        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            response.getOutputStream().print("early ");
            response.flushBuffer();
            chain.doFilter(request, response);
        }
    }
}
