package org.wsgilet.war;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
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
            "{.env,.env.*,.envrc,*.env,.netrc,.pgpass,.my.cnf,.htpasswd,.pypirc,.npmrc,.git-credentials}",
            "*.{key,p8,p12,pfx,ppk,jks,keystore,kdbx}",
            "id_{rsa,dsa,ecdsa,ed25519,ecdsa_sk,ed25519_sk}"));
    private static final Set<String> SECRET_FOLDERS = Set.of(".ssh", ".gnupg", ".aws", ".docker", ".kube");
    /** Passwords may be among them; a WAR has its own in web.xml. */
    private static final List<PathMatcher> SERVE = globs(List.of("wsgilet.toml"));

    private static final List<PathMatcher> DATABASES = globs(List.of(
            "*.{db,sqlite,sqlite3,db3}",
            "*.{db,sqlite,sqlite3,db3}-{journal,wal,shm}",
            "*.{dump,rdb}",
            "*.{dump,sql}.{gz,bz2,xz,zip,zst}"));
    private static final List<PathMatcher> LOGS = globs(List.of("*.log", "*.log.*"));
    private static final List<PathMatcher> CERTIFICATES = globs(List.of("*.{pem,crt,cer,cert}"));
    private static final Pattern PRIVATE_KEY = Pattern.compile("-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----");
    /** So much of a file is read to see whether it begins with one. */
    private static final int LABEL = 64;
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
            new Rule("settings of wsgilet serve", SERVE),
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
            return new Selection(installedPackages, written(settings.excludes()), written(settings.includes()));
        } catch (PatternSyntaxException e) {
            throw new WarException("'" + e.getPattern() + "' is no glob (" + e.getDescription()
                    + "): write a pattern such as docs/** or *.psd.");
        }
    }

    /** As people write folders: {@code static/}, {@code ./static}. */
    private static List<PathMatcher> written(List<String> patterns) {
        return globs(patterns.stream()
                .map(pattern -> pattern.replaceFirst("^(\\./|/)", "").replaceFirst("/$", ""))
                .toList());
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
        if (!installedPackages && SECRET_FOLDERS.contains(name)) {
            return "secrets";
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
        return reason == null && hasPrivateKey(file, relative) ? "a secret" : reason;
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

    /** Whatever its name is; behind certificates, which alone are no secret, a key may follow. */
    private static boolean hasPrivateKey(Path file, Path relative) {
        return matches(CERTIFICATES, relative)
                ? PRIVATE_KEY.matcher(text(file)).find()
                : PRIVATE_KEY.matcher(beginning(file)).lookingAt();
    }

    private static String beginning(Path file) {
        if (!Files.isRegularFile(file)) {
            return ""; // a pipe would have us wait
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(LABEL), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return ""; // packing it will say so
        }
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
