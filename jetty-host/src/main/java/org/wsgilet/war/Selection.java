package org.wsgilet.war;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.wsgilet.bridge.compiling.ModuleCompiler;

/** Which files and folders travel. Paths are relative to the folder that is packed. */
final class Selection {

    private static final String CPYTHON = "runs on CPython only";

    private static final Set<String> VERSION_CONTROL = Set.of(".git", ".hg", ".svn", ".bzr", "CVS");
    private static final Set<String> TOOLS =
            Set.of(".tox", ".nox", ".eggs", ".pytest_cache", ".mypy_cache", ".idea", ".vscode", "node_modules");
    /** Of the machine that the application is developed on. */
    private static final Set<String> OWN_DATA = Set.of("instance");

    private static final List<PathMatcher> SECRETS = globs(List.of(
            "{.env,.env.*,*.env,.netrc,.pgpass,.htpasswd,.pypirc}",
            "*.{key,p12,pfx,jks,keystore}",
            "id_{rsa,dsa,ecdsa,ed25519}"));
    private static final List<PathMatcher> DATABASES =
            globs(List.of("*.{db,sqlite,sqlite3,db3}", "*.{db,sqlite,sqlite3,db3}-{journal,wal,shm}"));
    private static final List<PathMatcher> LOGS = globs(List.of("*.log", "*.log.*"));
    private static final List<PathMatcher> PEM = globs(List.of("*.pem"));
    private static final String PRIVATE_KEY = "PRIVATE KEY-----";
    /** Of {@code wsgilet install -e} and {@code setup.py develop}. */
    private static final List<PathMatcher> LINKS = globs(List.of("*.{pth,egg-link}"));

    private static final List<PathMatcher> C_EXTENSIONS = globs(List.of("*.{so,pyd,dll,dylib}", "*.so.*"));
    private static final List<PathMatcher> BYTECODE = globs(List.of("*.{pyc,pyo}"));
    private static final List<PathMatcher> TEST_MODULES = globs(List.of("test_*.py", "conftest.py"));
    private static final List<PathMatcher> EDITORS = globs(List.of(".DS_Store", "Thumbs.db", "*~", ".*.sw?"));

    /** The first that matches says why a file stays behind. */
    private static final List<Rule> RULES = List.of(
            new Rule("of an editor", EDITORS),
            new Rule(CPYTHON, BYTECODE),
            new Rule("C extension, " + CPYTHON, C_EXTENSIONS));

    /**
     * Packages bring certificates, databases and tests that they need; an application has those of its developers. The
     * gravest come first: {@code .env.db} and {@code .env.log} are secrets.
     */
    private static final List<Rule> RULES_FOR_APPLICATIONS = List.of(
            new Rule("a secret", SECRETS),
            new Rule("a database", DATABASES),
            new Rule("a log", LOGS),
            new Rule("tests", TEST_MODULES));

    private final boolean installedPackages;
    private final List<PathMatcher> excludes;
    private final List<PathMatcher> includes;

    private Selection(boolean installedPackages, List<PathMatcher> excludes, List<PathMatcher> includes) {
        this.installedPackages = installedPackages;
        this.excludes = excludes;
        this.includes = includes;
    }

    static Selection ofApplication(WarSettings settings) throws WarException {
        return of(false, settings);
    }

    static Selection ofSitePackages(WarSettings settings) throws WarException {
        return of(true, settings);
    }

    private static Selection of(boolean installedPackages, WarSettings settings) throws WarException {
        try {
            return new Selection(installedPackages, globs(settings.excludes()), globs(settings.includes()));
        } catch (PatternSyntaxException e) {
            throw new WarException("'" + e.getPattern() + "' is no glob (" + e.getDescription()
                    + "): write a pattern such as docs/** or *.psd.");
        }
    }

    private static List<PathMatcher> globs(List<String> patterns) {
        return patterns.stream()
                .map(pattern -> FileSystems.getDefault().getPathMatcher("glob:" + pattern))
                .toList();
    }

    /** A pattern without a slash matches a name in any folder. */
    private static boolean matches(List<PathMatcher> patterns, Path path) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(path) || pattern.matches(path.getFileName()));
    }

    /** Why the folder stays behind; null if it travels. */
    String reasonAgainstFolder(Path folder, Path relative) throws IOException {
        String name = folder.getFileName().toString();
        if (matches(includes, relative)) {
            return null;
        }
        if (matches(excludes, relative)) {
            return "excluded";
        }
        if (VERSION_CONTROL.contains(name)) {
            return "version control";
        }
        if (TOOLS.contains(name)) {
            return "of a tool";
        }
        if (name.equals("__pycache__")) {
            return CPYTHON;
        }
        if (!installedPackages && OWN_DATA.contains(name)) {
            return "data of this machine";
        }
        if (isVirtualEnvironment(folder)) {
            return "a virtual environment: name its packages with --site-packages";
        }
        if (installedPackages
                && relative.getNameCount() == 1
                && Set.of("bin", "Scripts").contains(name)) {
            return "scripts";
        }
        return isTests(folder, name) ? "tests" : null;
    }

    private static boolean isVirtualEnvironment(Path folder) {
        return Stream.of("pyvenv.cfg", "bin/activate", "Scripts/activate")
                .anyMatch(file -> Files.exists(folder.resolve(file)));
    }

    /** Packages have been seen that need their module or folder "test" (django.test), but none that needs "tests". */
    private boolean isTests(Path folder, String name) throws IOException {
        if (!name.equals("tests") && (installedPackages || !name.equals("test"))) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".py"));
        }
    }

    /** Why the file stays behind; null if it travels. */
    String reasonAgainstFile(Path file, Path relative) {
        if (matches(includes, relative)) {
            return null;
        }
        if (matches(excludes, relative)) {
            return "excluded";
        }
        String reason = reason(RULES, relative);
        if (reason == null && matches(LINKS, relative) && namesAnotherFolder(file)) {
            return "a source that is elsewhere: install it without -e";
        }
        if (reason != null || installedPackages) {
            return reason;
        }
        reason = reason(RULES_FOR_APPLICATIONS, relative);
        return reason == null && matches(PEM, relative) && hasPrivateKey(file) ? "a secret" : reason;
    }

    private static String reason(List<Rule> rules, Path relative) {
        return rules.stream()
                .filter(rule -> matches(rule.patterns(), relative))
                .map(Rule::reason)
                .findFirst()
                .orElse(null);
    }

    private static boolean namesAnotherFolder(Path link) {
        return text(link).lines().anyMatch(line -> line.startsWith("/"));
    }

    /** Certificates alone are no secret. */
    private static boolean hasPrivateKey(Path file) {
        return text(file).contains(PRIVATE_KEY);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return ""; // packing it will say so
        }
    }

    /** Whether it is the class file of a source beside it, which is compiled again: it may be older than its source. */
    static boolean isReplaced(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(ModuleCompiler.COMPILED) && Files.exists(file.resolveSibling(PythonTree.sourceOf(name)));
    }

    private record Rule(String reason, List<PathMatcher> patterns) {}
}
