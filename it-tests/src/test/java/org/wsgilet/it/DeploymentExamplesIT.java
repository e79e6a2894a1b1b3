package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of docs/examples that bring a server onto a machine: checked by their tools, and done step by step. */
class DeploymentExamplesIT {
    /** Binds a free port and makes it standard input, as systemd does with StandardInput=socket. */
    private static final String ACTIVATOR = "import os, socket, sys; s = socket.socket(); s.bind(('127.0.0.1', 0));"
            + " s.listen(9); os.dup2(s.fileno(), 0); os.execv('/bin/sh', ['sh', '-c', 'exec ' + sys.argv[1]])";

    private static final Pattern CONTINUED = Pattern.compile("\\\\\n\\s*");

    @TempDir
    Path folder;

    @BeforeEach
    void writeApplication() throws IOException {
        Apps.writeAnswering(folder.resolve("shop"), "app.py", "app", "", "'the shop'");
        Files.createDirectories(folder.resolve("shop/site-packages"));
    }

    @Test
    void systemdFindsNoFaultWithTheUnits() {
        String analyze = Programs.find("systemd-analyze");
        // Users and paths of this machine, which the tool looks for.
        Map<String, String> here = Map.of("/opt/wsgilet/bin/wsgilet", "/bin/true", "User=shop\nGroup=shop\n", "");
        Apps.write(folder, "shop.socket", ReverseProxy.example("shop.socket", Map.of()));
        Apps.write(folder, "shop.service", ReverseProxy.example("shop.service", here));
        List<String> command = List.of(analyze, "verify", folder + "/shop.service", folder + "/shop.socket");
        try (Cli check = Cli.startProgram(folder, List.of(), command)) {
            assertThat(check.exitCode()).as(check.err()).isZero();
            assertThat(check.err().lines().filter(line -> line.contains("shop")))
                    .isEmpty();
        }
    }

    @Test
    void unitStartsOnTheSocketAndStopsInItsTime() {
        String unit = ReverseProxy.example(
                "shop.service",
                Map.of(
                        "/opt/wsgilet/bin/wsgilet", Project.COMMAND + "",
                        "/srv/shop", folder.resolve("shop") + "",
                        "/var/cache/shop", folder + "",
                        "127.0.0.1:9000", "127.0.0.1:0",
                        "JAVA_HOME=/usr/lib/jvm/default-java", "JAVA_HOME=" + System.getProperty("java.home")));
        List<String> environment = values(unit, "Environment").stream()
                .map(value -> value.replace("\"", ""))
                .toList();
        List<String> command =
                List.of("python3", "-c", ACTIVATOR, values(unit, "ExecStart").get(0));
        try (Cli cli = Cli.startProgram(folder.resolve("shop"), environment, command)) {
            cli.awaitListening();

            assertThat(Apps.get(cli.ports().get(0), "/")).isEqualTo("the shop");
            cli.signal("TERM");
            assertThat(cli.exitCode() + "")
                    .isEqualTo(values(unit, "SuccessExitStatus").get(0));
        }
        assertThat(Integer.parseInt(values(unit, "TimeoutStopSec").get(0)))
                .isGreaterThan(shown("graceful-timeout") + shown("drain-delay"));
    }

    private static List<String> values(String unit, String key) {
        return unit.lines()
                .filter(line -> line.startsWith(key + "="))
                .map(line -> line.substring(key.length() + 1))
                .toList();
    }

    /** Each step in folders of this test; what the archive has is the installation of this build. */
    @Test
    void imageIsBuiltAndServes() throws IOException {
        String file = ReverseProxy.example(
                "Dockerfile", Map.of("/opt/wsgilet", folder + "/opt/wsgilet", "/srv/shop", folder + "/srv/shop"));
        List<String> steps = CONTINUED
                .matcher(file.substring(file.lastIndexOf("FROM ")))
                .replaceAll(" ")
                .lines()
                .toList();
        Files.createDirectories(folder.resolve("opt"));
        Files.createDirectories(folder.resolve("srv"));
        List<String> environment = new ArrayList<>();
        String command = "exec";
        for (String step : steps) {
            String rest = step.substring(step.indexOf(' ') + 1);
            switch (step.split(" ", 2)[0]) {
                case "ADD" -> shell("cp -r " + Project.INSTALLATION + " " + folder + "/opt/wsgilet-1.0", environment);
                case "COPY" -> shell("cp -r " + rest, environment);
                case "RUN" -> shell(rest, environment);
                case "ENV" -> environment.add(rest.replace("\"", ""));
                case "ENTRYPOINT", "CMD" -> command += rest.replaceAll("[\\[\\],]", " ");
                default -> assertThat(step).matches("|#.*|(FROM|WORKDIR|USER|EXPOSE) .*");
            }
        }
        assertThat(folder.resolve("srv/shop/app$py.class")).exists();
        assertThat(folder.resolve("opt/wsgilet/classes.jsa")).isNotEmptyFile();
        serveAsTheImageDoes(command.replaceAll("0\\.0\\.0\\.0:\\d+", "127.0.0.1:0"), environment);
    }

    private void serveAsTheImageDoes(String command, List<String> environment) {
        List<String> shell = List.of("sh", "-ec", command);
        try (Cli cli = Cli.startProgram(folder.resolve("srv/shop"), environment, shell)) {
            cli.awaitListening();

            assertThat(Apps.get(cli.ports().get(0), "/")).isEqualTo("the shop");
            assertThat(AdminIT.get(cli, "/readyz").status()).isEqualTo(200);
        }
    }

    private void shell(String command, List<String> environment) {
        try (Cli step = Cli.startProgram(folder, environment, List.of("sh", "-ec", command))) {
            assertThat(step.exitCode()).as(command + step.out() + step.err()).isZero();
        }
    }

    @Test
    void podsAreProbedAndStoppedAsTheServerExpects() {
        String objects = ReverseProxy.example("kubernetes.yaml", Map.of());
        String arguments =
                first(objects, "args: \\[([^]]*)]").replaceAll("[\",\n]", " ").strip();
        int grace = Integer.parseInt(first(objects, "terminationGracePeriodSeconds: (\\d+)"));

        String[] given = arguments.split("\\s+");
        assertThat(grace).isGreaterThan(shown("graceful-timeout", given) + shown("drain-delay", given));
        assertThat(objects)
                .contains("--bind\", \"0.0.0.0:" + first(objects, "name: http, containerPort: (\\d+)"))
                .contains("--admin\", \"0.0.0.0:" + first(objects, "name: admin, containerPort: (\\d+)"))
                .containsPattern("readinessProbe:\n +httpGet: \\{path: /readyz, port: admin}")
                .containsPattern("livenessProbe:\n +httpGet: \\{path: /healthz, port: admin}")
                .contains("targetPort: http");
        // Noticed within the drain delay, with time left for the proxies.
        assertThat(shown("drain-delay", given)).isGreaterThanOrEqualTo(5);
    }

    private static String first(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .findFirst()
                .map(found -> found.group(1))
                .orElseThrow(() -> new AssertionError(pattern));
    }

    /** What a setting is, as --show-config says. */
    private int shown(String setting, String... arguments) {
        List<String> all = new ArrayList<>(List.of("serve", "app", "--show-config"));
        all.addAll(List.of(arguments));
        try (Cli cli = Cli.start(folder.resolve("shop"), List.of(), all.toArray(String[]::new))) {
            assertThat(cli.exitCode()).as(cli.err()).isZero();
            return Integer.parseInt(first(cli.out(), "(?m)^" + setting + " +(\\d+)"));
        }
    }
}
