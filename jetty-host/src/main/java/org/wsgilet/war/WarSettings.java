package org.wsgilet.war;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What goes into a WAR.
 *
 * @param application {@code module:attribute}, importable from the folder, the Python path or the site-packages
 * @param folder the application: {@code WEB-INF/python}
 * @param pythonPath further folders of the application's own modules: {@code WEB-INF/python} too
 * @param sitePackages folders of installed packages: {@code WEB-INF/site-packages}
 * @param staticFiles a folder whose files are served without Python, below its name; null for none
 * @param environment added to {@code os.environ}
 * @param initParams further init-params of the servlet
 * @param excludes globs of what stays behind
 * @param includes globs of what travels although a rule leaves it out
 * @param webXml a deployment descriptor in place of the generated one; null for none
 * @param webFragment a file whose elements are added to the generated descriptor; null for none
 * @param jars added to {@code WEB-INF/lib}
 * @param withSource whether the sources of compiled modules travel
 * @param executable whether the WAR also runs by {@code java -jar}
 * @param output the file to write
 */
public record WarSettings(
        String application,
        Path folder,
        List<Path> pythonPath,
        List<Path> sitePackages,
        Path staticFiles,
        Map<String, String> environment,
        Map<String, String> initParams,
        List<String> excludes,
        List<String> includes,
        Path webXml,
        Path webFragment,
        List<Path> jars,
        boolean withSource,
        boolean executable,
        Path output) {

    public WarSettings {
        requireNonNull(application, "application is null");
        folder = folder.toAbsolutePath().normalize();
        pythonPath = absolute(pythonPath);
        sitePackages = absolute(sitePackages);
        jars = absolute(jars);
        output = output.toAbsolutePath().normalize();
    }

    private static List<Path> absolute(List<Path> paths) {
        return paths.stream().map(path -> path.toAbsolutePath().normalize()).toList();
    }
}
