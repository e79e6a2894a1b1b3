package org.wsgilet.cli.help;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What {@code --help} shows of a command; {@code --help --all} shows all options. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ShortHelp {

    /** The options that matter first; none for all, where they are few. */
    String[] options() default {};

    /** A line each. */
    String[] examples();
}
