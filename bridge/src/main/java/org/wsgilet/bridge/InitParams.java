package org.wsgilet.bridge;

import jakarta.servlet.ServletException;
import java.io.File;
import java.nio.file.Path;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.wsgilet.bridge.proxy.TrustedProxies;

/** The settings that the parameters of a web application say, each by a method of its name. */
final class InitParams {

    private static final String WEB_INF = "/WEB-INF/";

    private final UnaryOperator<String> values;
    private final Function<String, Path> folders;

    /**
     * @param values an init-param or context-param by its name; null where there is none
     * @param folders a folder of the web application by its path; null where there is none
     */
    InitParams(UnaryOperator<String> values, Function<String, Path> folders) {
        this.values = values;
        this.folders = folders;
    }

    WsgiSettings settings() throws ServletException {
        WsgiSettings settings = inOwnFolder(WsgiSettings.of(application()));
        settings = with(settings, WsgiSettings.WORKING_DIRECTORY, (wsgi, text) -> wsgi.chdir(folder(text)));
        settings = withPackages(withEach(settings, WsgiSettings.PYTHON_PATH, File.pathSeparator, this::pythonPath));
        settings = withEach(settings, WsgiSettings.ENVIRONMENT, "\\R", InitParams::variable);
        settings = with(settings, WsgiSettings.TRUSTED_PROXIES, InitParams::trustedProxies);
        settings = with(settings, WsgiSettings.NO_SPEEDUPS_OF, WsgiSettings::noSpeedups);
        settings = with(settings, WsgiSettings.SPEEDUPS, InitParams::speedups);
        settings = with(settings, WsgiSettings.DATABASE_POOL, WsgiSettings::databasePool);
        return with(settings, WsgiSettings.REQUEST_ID, (wsgi, text) -> wsgi.requestIds(isOn(text)));
    }

    private String application() throws ServletException {
        String application = values.apply(WsgiSettings.APPLICATION);
        if (application == null) {
            throw new ServletException("the init-param " + WsgiSettings.APPLICATION
                    + " of the servlet is missing: set it to module:attribute.");
        }
        return application;
    }

    private WsgiSettings inOwnFolder(WsgiSettings settings) {
        Path folder = folders.apply(WsgiSettings.WEB_APPLICATION_FOLDER);
        return folder == null ? settings : settings.chdir(folder);
    }

    private WsgiSettings withPackages(WsgiSettings settings) {
        Path packages = folders.apply(WsgiSettings.SITE_PACKAGES_FOLDER);
        return packages == null ? settings : settings.pythonPath(packages);
    }

    /** The settings with what a parameter says, which is a list. */
    private WsgiSettings withEach(
            WsgiSettings settings,
            String name,
            String separator,
            BiFunction<WsgiSettings, String, WsgiSettings> setting)
            throws ServletException {
        String list = values.apply(name);
        WsgiSettings changed = settings;
        if (list != null) {
            for (String text : list.strip().split(separator)) {
                changed = with(changed, name, text.strip(), setting);
            }
        }
        return changed;
    }

    /** The settings with what a parameter says; as they are where there is none. */
    private WsgiSettings with(
            WsgiSettings settings, String name, BiFunction<WsgiSettings, String, WsgiSettings> setting)
            throws ServletException {
        String text = values.apply(name);
        return text == null ? settings : with(settings, name, text.strip(), setting);
    }

    private static WsgiSettings with(
            WsgiSettings settings, String name, String text, BiFunction<WsgiSettings, String, WsgiSettings> setting)
            throws ServletException {
        try {
            return setting.apply(settings, text);
        } catch (IllegalArgumentException e) {
            throw new ServletException("the init-param " + name + " '" + text + "': " + e.getMessage() + ".", e);
        }
    }

    private WsgiSettings pythonPath(WsgiSettings settings, String text) {
        return settings.pythonPath(folder(text));
    }

    private Path folder(String text) {
        if (!text.startsWith(WEB_INF)) {
            return Path.of(text);
        }
        Path folder = folders.apply(text);
        if (folder == null) {
            throw new IllegalArgumentException("the web application has no such folder");
        }
        return folder;
    }

    private static WsgiSettings variable(WsgiSettings settings, String line) {
        int equals = line.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("it is not of the form NAME=VALUE");
        }
        return settings.env(line.substring(0, equals), line.substring(equals + 1));
    }

    private static WsgiSettings trustedProxies(WsgiSettings settings, String list) {
        return settings.trustedProxies(TrustedProxies.of(list));
    }

    private static WsgiSettings speedups(WsgiSettings settings, String text) {
        return isOn(text) ? settings : settings.speedups(false);
    }

    private static boolean isOn(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("it is neither true nor false");
        }
        return text.equals("true");
    }
}
