package org.wsgilet.bridge.loading;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the application is: {@code module:attribute}, {@code path/to/file.py:attribute} or a folder.
 *
 * @param text as the user wrote it
 * @param folder put first on {@code sys.path}; null where the module is found by name alone
 * @param module dotted name
 * @param file the file the module must come from; null where any will do
 * @param attribute dotted name; null to look for the default names
 * @param arguments Python source of the call's arguments, {@code ()} for none; null where nothing is called
 */
public record AppSpec(String text, Path folder, String module, Path file, String attribute, String arguments) {

    /** Looked for, in this order, where no attribute is named. */
    static final List<String> DEFAULT_ATTRIBUTES = List.of("application", "app");

    /** Looked for, in this order, in a folder. */
    private static final List<String> DEFAULT_FILES = List.of("wsgi.py", "app.py");

    private static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";
    private static final String DOTTED_NAME = NAME + "(?:\\." + NAME + ")*";
    private static final Pattern MODULE = Pattern.compile(DOTTED_NAME);
    private static final Pattern ATTRIBUTE = Pattern.compile("(" + DOTTED_NAME + ")\\s*(\\(.*\\))?", Pattern.DOTALL);

    private static final String FORMS =
            "write module:attribute, module:factory(), path/to/file.py[:attribute] or a folder with wsgi.py or app.py";

    /**
     * @param workingDirectory where relative paths start
     * @throws LoadException if the text has none of the forms or names a file that is not there
     */
    public static AppSpec parse(String text, Path workingDirectory) throws LoadException {
        int colon = attributeColon(text);
        String place = colon < 0 ? text : text.substring(0, colon);
        String attribute = null;
        String arguments = null;
        if (colon >= 0) {
            Matcher matcher = ATTRIBUTE.matcher(text.substring(colon + 1).strip());
            if (!matcher.matches()) {
                throw new LoadException(
                        "'" + text.substring(colon + 1) + "' in '" + text + "' is no attribute: " + FORMS + ".");
            }
            attribute = matcher.group(1);
            arguments = matcher.group(2);
        }
        Path path = workingDirectory.resolve(place).normalize();
        boolean written = place.endsWith(".py") || place.contains("/") || place.startsWith(".");
        if (written || isAppFolder(path)) {
            return ofFile(text, path, attribute, arguments);
        }
        if (!MODULE.matcher(place).matches()) {
            throw new LoadException("'" + text + "' names no application: " + FORMS + ".");
        }
        return new AppSpec(text, null, place, null, attribute, arguments);
    }

    /** {@code module:attribute} for a place where the folder is on {@code sys.path} already. */
    public String importName() {
        String call = arguments == null ? "" : arguments;
        return attribute == null ? module : module + ":" + attribute + call;
    }

    /**
     * The colon before the attribute; -1 if there is none. {@code C:\app.py} has none, nor has one inside arguments.
     */
    private static int attributeColon(String text) {
        int parenthesis = text.indexOf('(');
        int colon = text.lastIndexOf(':', parenthesis < 0 ? text.length() : parenthesis);
        boolean drive = colon == 1 && text.length() > 2 && "\\/".indexOf(text.charAt(2)) >= 0;
        return drive ? -1 : colon;
    }

    /** A plain name means the folder of that name only if the folder is no package of Python. */
    private static boolean isAppFolder(Path path) {
        return Files.isDirectory(path)
                && !Files.exists(path.resolve("__init__.py"))
                && DEFAULT_FILES.stream().anyMatch(name -> Files.exists(path.resolve(name)));
    }

    private static AppSpec ofFile(String text, Path path, String attribute, String arguments) throws LoadException {
        Path file = path;
        if (Files.isDirectory(path)) {
            file = DEFAULT_FILES.stream()
                    .map(path::resolve)
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow(() -> new LoadException(
                            "the folder " + path + " has neither wsgi.py nor app.py: name the file to load."));
        } else if (!Files.isRegularFile(path)) {
            throw new LoadException("the file " + path + " was not found: give a path to a Python file or folder.");
        }
        String stem = file.getFileName().toString().replaceFirst("\\.py$", "");
        if (!stem.matches(NAME)) {
            throw new LoadException(
                    "the file " + file + " cannot be imported: rename it, a module's name has letters, digits and _.");
        }
        // A file inside a package is imported as part of it, so that its relative imports work.
        Path folder = file.getParent();
        StringBuilder module = new StringBuilder(stem);
        while (Files.exists(folder.resolve("__init__.py")) && folder.getParent() != null) {
            module.insert(0, folder.getFileName() + ".");
            folder = folder.getParent();
        }
        return new AppSpec(text, folder, module.toString(), file, attribute, arguments);
    }
}
