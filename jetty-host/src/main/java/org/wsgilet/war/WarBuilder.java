package org.wsgilet.war;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.wsgilet.bridge.WsgiApplication;
import org.wsgilet.bridge.WsgiSettings;
import org.wsgilet.bridge.compiling.ModuleCompiler;
import org.wsgilet.bridge.compiling.ModuleCompiler.NotCompiledException;
import org.wsgilet.bridge.files.FileTree;
import org.wsgilet.bridge.jython.Interpreter;
import org.wsgilet.bridge.loading.LoadException;

/**
 * Builds a WAR: collects the Python files in a temporary folder, compiles them, loads the application from there, and
 * packs. To be closed, which removes the folder.
 */
public final class WarBuilder implements AutoCloseable {

    /** A time for the entries that does not depend on the files: see reproducible-builds.org. */
    private static final String SOURCE_DATE_EPOCH = "SOURCE_DATE_EPOCH";

    private final WarSettings settings;
    private final Installation installation;
    private final Progress progress;
    private final WarReport report;
    private final byte[] webXml;
    private final Path stage;
    private final PythonTree application = new PythonTree();
    private final PythonTree packages = new PythonTree();
    private final PythonTree staticFiles = new PythonTree();
    /** What travels, by its name in the WAR. */
    private final Map<String, Path> entries = new TreeMap<>();
    /** How many there are to be compiled. */
    private int modules;

    public WarBuilder(WarSettings settings, Installation installation, Progress progress) throws WarException {
        this.settings = settings;
        this.installation = installation;
        this.progress = progress;
        this.report = new WarReport(settings.output());
        this.webXml = WebXml.of(settings);
        wsgiSettings(Path::of); // what its parameters cannot be is told at once
        try {
            this.stage = Files.createTempDirectory("wsgilet-war").toRealPath();
        } catch (IOException e) {
            throw new WarException("cannot make a temporary folder (" + e + "): set java.io.tmpdir.", e);
        }
    }

    /** Finds, compiles and copies the files. */
    public void collect() throws WarException {
        Map<Path, String> elsewhere = new HashMap<>();
        elsewhere.put(settings.output(), "the WAR itself");
        settings.pythonPath().forEach(folder -> elsewhere.put(folder, "on the Python path"));
        settings.sitePackages().forEach(folder -> elsewhere.put(folder, "in WEB-INF/site-packages"));
        Selection own = Selection.ofApplication(settings);
        application.add(settings.folder(), own, elsewhere);
        for (Path folder : settings.pythonPath()) {
            application.add(folder, own, elsewhere);
        }
        Selection installed = Selection.ofSitePackages(settings);
        for (Path folder : settings.sitePackages()) {
            packages.add(folder, installed, elsewhere);
        }
        if (settings.staticFiles() != null) {
            staticFiles.add(settings.staticFiles(), own, elsewhere);
        }
        report.links(application.links());
        report.leftOut("", application.leftOut());
        report.leftOut("site-packages/", packages.leftOut());
        if (settings.staticFiles() != null) {
            report.leftOut(settings.staticFiles().getFileName() + "/", staticFiles.leftOut());
        }
        modules = application.sources().size() + packages.sources().size();
        progress.step("Compiling " + modules + " modules");
        try (Interpreter interpreter = interpreter()) {
            interpreter.runOnNewThread(() -> {
                stage(application, WsgiSettings.WEB_APPLICATION_FOLDER);
                stage(packages, WsgiSettings.SITE_PACKAGES_FOLDER);
                return null;
            });
        } catch (AccessDeniedException e) {
            throw WarException.unreadable(Path.of(e.getFile()), e);
        } catch (IOException e) {
            throw new WarException("cannot copy the files to " + stage + " (" + e + "): make room there.", e);
        }
        if (settings.staticFiles() != null) {
            String prefix = settings.staticFiles().getFileName() + "/";
            staticFiles.files().forEach((name, file) -> entries.put(prefix + name, file));
        }
    }

    private Interpreter interpreter() {
        return new Interpreter(stage, List.of(), Map.of(), WarBuilder.class.getClassLoader(), null, Set.of());
    }

    private void stage(PythonTree tree, String place) throws IOException {
        String prefix = place.substring(1) + "/";
        Path target = Files.createDirectories(stage.resolve(prefix));
        for (Map.Entry<String, Path> file : tree.files().entrySet()) {
            String name = file.getKey();
            Path copy = target.resolve(name);
            if (name.endsWith("/")) {
                Files.createDirectories(copy);
                entries.put(prefix + name, copy);
                continue;
            }
            Files.copy(file.getValue(), copy);
            boolean compiled = name.endsWith(ModuleCompiler.SOURCE) && compile(file.getValue(), name, target, prefix);
            if (!compiled || settings.withSource()) {
                entries.put(prefix + name, copy);
            }
            if (!name.endsWith(ModuleCompiler.SOURCE)) {
                report.otherFiles(1);
            }
        }
    }

    private boolean compile(Path source, String name, Path target, String prefix) throws IOException {
        String compiledName = ModuleCompiler.compiledOf(name);
        progress.count(report.modules() + 1, modules);
        try {
            byte[] compiled = ModuleCompiler.compile(source, name);
            entries.put(prefix + compiledName, Files.write(target.resolve(compiledName), compiled));
            report.compiled();
            return true;
        } catch (NotCompiledException e) {
            report.notCompiled(prefix + name, e.getMessage());
            return false;
        }
    }

    /**
     * Loads the application from what was collected, with the settings that a container takes from web.xml: what is
     * missing is missed here and not in production.
     */
    public void load() throws LoadException, WarException {
        progress.step("Loading " + settings.application());
        WsgiSettings wsgi = wsgiSettings(this::staged);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (var jars = installation.classLoader(settings.jars())) {
            thread.setContextClassLoader(jars);
            WsgiApplication.load(wsgi).close();
        } catch (LoadException e) {
            throw e.without(stage + "/");
        } catch (IOException e) {
            throw new WarException("cannot read the jars (" + e + "): make them readable.", e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** A folder of the WAR; null if there is none. */
    private Path staged(String name) {
        Path folder = stage.resolve(name.substring(1));
        return Files.isDirectory(folder) ? folder : null;
    }

    /**
     * What the parameters in web.xml say; of an application that a filter or a listener runs, as little as there is.
     */
    private WsgiSettings wsgiSettings(Function<String, Path> folders) throws WarException {
        Map<String, String> parameters =
                DeclaredServlets.in(WebXml.parse(webXml)).parameters();
        parameters.putIfAbsent(WsgiSettings.APPLICATION, settings.application());
        try {
            return WsgiSettings.from(parameters.keySet(), parameters::get, folders);
        } catch (ServletException e) {
            throw new WarException(e.getMessage(), e);
        }
    }

    /** Writes the WAR and says what is in it. */
    public WarReport write() throws WarException {
        progress.step("Writing " + settings.output());
        Set<DatabaseImports> databases = DatabaseImports.in(application);
        databases.addAll(DatabaseImports.in(packages));
        Map<String, Path> jars = installation.warJars(settings.jars(), databases);
        try (WarFile war = new WarFile(settings.output(), time())) {
            war.add("META-INF/MANIFEST.MF", manifest());
            if (settings.executable()) {
                addExecutable(war);
            }
            war.add("WEB-INF/web.xml", webXml);
            for (Map.Entry<String, Path> text : installation.licenses().entrySet()) {
                war.add("META-INF/licenses/" + text.getKey(), bytes(text.getValue()));
            }
            for (Map.Entry<String, Path> jar : jars.entrySet()) {
                war.add("WEB-INF/lib/" + jar.getKey(), bytes(jar.getValue()));
            }
            for (Map.Entry<String, Path> entry : entries.entrySet()) {
                if (entry.getKey().endsWith("/")) {
                    war.addFolder(entry.getKey());
                } else {
                    report.entry(entry.getKey(), war.add(entry.getKey(), entry.getValue()));
                }
            }
            war.commit();
            report.jars(jars.size());
            report.size(Files.size(settings.output()));
        } catch (IOException e) {
            throw new WarException("cannot read " + e.getMessage() + ".", e);
        }
        return report;
    }

    private byte[] manifest() {
        // Newer JDKs warn of what Jython's libraries do unless it is allowed.
        String main = settings.executable()
                ? "Main-Class: " + Installation.LAUNCHER + "\r\nEnable-Native-Access: ALL-UNNAMED\r\n"
                        + "Add-Opens: java.base/java.io java.base/sun.nio.ch\r\n"
                : "";
        return ("Manifest-Version: 1.0\r\nCreated-By: Wsgilet\r\n" + main + "\r\n").getBytes(UTF_8);
    }

    private void addExecutable(WarFile war) throws IOException, WarException {
        for (Map.Entry<String, byte[]> part : installation.launcher().entrySet()) {
            war.add(part.getKey(), part.getValue());
        }
        for (Map.Entry<String, Path> jar : installation.hostJars().entrySet()) {
            war.add(Installation.HOST_JARS + jar.getKey(), bytes(jar.getValue()));
        }
    }

    private static byte[] bytes(Path file) throws WarException {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw WarException.unreadable(file, e);
        }
    }

    /** The newest file's: caches of static files see a new time in a new WAR, and the same files give the same WAR. */
    private Instant time() throws WarException {
        String epoch = System.getenv(SOURCE_DATE_EPOCH);
        if (epoch != null && epoch.matches("\\d{1,12}")) {
            return Instant.ofEpochSecond(Long.parseLong(epoch));
        }
        Instant newest = Instant.EPOCH.plusSeconds(365L * 86400 * 10 + 86400 * 10); // ZIP knows no time before 1980
        try {
            for (PythonTree tree : List.of(application, packages, staticFiles)) {
                for (Path file : tree.files().values()) {
                    Instant modified = Files.getLastModifiedTime(file).toInstant();
                    newest = Files.isRegularFile(file) && modified.isAfter(newest) ? modified : newest;
                }
            }
        } catch (IOException e) {
            throw new WarException("cannot read " + e.getMessage() + ".", e);
        }
        return newest;
    }

    /** May be called at any time, by any thread, also again. */
    @Override
    public void close() {
        try {
            if (Files.exists(stage)) {
                // Under another name nothing is added to it any more while it is deleted.
                FileTree.delete(Files.move(stage, stage.resolveSibling(stage.getFileName() + ".closed")));
            }
        } catch (IOException e) {
            progress.step("The temporary folder " + stage + " is still there: " + e);
        }
    }
}
