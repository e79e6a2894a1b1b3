package org.wsgilet.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Serves a Python application to the tests of a class, as {@link WsgiServer} does: test methods, and what is called before and
 * after them, take the server as a parameter.
 *
 * <pre>
 * &#64;WsgiTest(value = "app:application", chdir = "src/main/python")
 * class AppTest {
 *     &#64;Test
 *     void answers(WsgiServer server) throws Exception {
 *         assertEquals(200, server.get("/").statusCode());
 *     }
 * }
 * </pre>
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(ServedTest.class)
public @interface WsgiTest {

    /** The application, in one of the forms of {@code wsgilet serve}. */
    String value();

    /** The working directory of the application and first place to look for modules; else that of the JVM. */
    String chdir() default "";

    /** Further folders to look for modules. */
    String[] pythonPath() default {};

    /** Variables in {@code os.environ}, as {@code NAME=value}. */
    String[] env() default {};

    /** Where the application is mounted: "" or {@code /name}. */
    String contextPath() default "";
}
