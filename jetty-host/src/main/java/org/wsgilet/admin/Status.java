package org.wsgilet.admin;

import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.wsgilet.bridge.RunningRequest;
import org.wsgilet.bridge.jython.StandInStatus;
import org.wsgilet.bridge.modules.ModuleReport;
import org.wsgilet.jetty.JettyHost;
import org.wsgilet.jetty.Versions;
import org.wsgilet.json.Json;

/** What the status page shows, as JSON. */
final class Status {

    private static final int SHOWN_ROUTES = 12;
    private static final int SHOWN_REQUESTS = 12;

    private final JettyHost host;
    private final History history;
    private final Routes routes;
    private final Failures failures;
    private final SlowRequests slow;
    private final List<ModuleReport> modules;

    Status(
            JettyHost host,
            History history,
            Routes routes,
            Failures failures,
            SlowRequests slow,
            List<ModuleReport> modules) {
        this.host = host;
        this.history = history;
        this.routes = routes;
        this.failures = failures;
        this.slow = slow;
        this.modules = modules;
    }

    /** @param after leaves out the samples until then, in seconds of Unix */
    String json(long after) {
        return new Json()
                .add("state", host.state())
                .add("uptime", ManagementFactory.getRuntimeMXBean().getUptime() / 1000)
                .add("pid", ProcessHandle.current().pid())
                .add("threads", host.threads())
                .add("lost", host.lost())
                .add("heapMax", Runtime.getRuntime().maxMemory())
                .add("processors", ProcessFigures.processors())
                .add("filesMax", history.process().maxFiles())
                .add("errors", host.errors())
                .add("timeouts", host.timeouts())
                .addRaw("versions", versions(Versions.ofServer()))
                .addRaw("applications", array(host.applications(), Status::application))
                .addRaw("routes", array(routes.slowest(SHOWN_ROUTES), Status::route))
                .addRaw("running", array(longest(host.runningRequests()), Status::running))
                .addRaw("failures", array(failures.all(), Status::failure))
                .addRaw("slow", array(slow.all(), Status::slow))
                .addRaw("tables", array(tables(), Status::table))
                .addRaw("samples", array(history.after(after), Status::sample))
                .toString();
    }

    private List<ModuleReport.Table> tables() {
        return modules.stream().flatMap(report -> report.tables().stream()).toList();
    }

    private static List<RunningRequest> longest(List<RunningRequest> requests) {
        return requests.stream()
                .sorted(Comparator.comparing(RunningRequest::age).reversed())
                .limit(SHOWN_REQUESTS)
                .toList();
    }

    private static <T> String array(Collection<T> items, Function<T, ?> json) {
        return items.stream().map(item -> json.apply(item).toString()).collect(Collectors.joining(",", "[", "]"));
    }

    private static Json versions(Map<String, String> versions) {
        Json json = new Json();
        versions.forEach(json::add);
        return json;
    }

    private static Json application(JettyHost.Application application) {
        return new Json()
                .add("mount", application.mount())
                .add("name", application.name())
                .add("generation", application.generation())
                .addRaw("versions", versions(application.versions()))
                .addRaw("standIns", array(application.standIns(), Status::standIn));
    }

    private static Json standIn(StandInStatus standIn) {
        Json json = new Json().add("module", standIn.module());
        if (standIn.version() != null) {
            json.add("version", standIn.version());
        }
        return standIn.reason() == null ? json : json.add("leftOut", standIn.reason());
    }

    private static Json route(Routes.Route route) {
        return new Json()
                .add("name", route.name())
                .add("count", route.count())
                .add("errors", route.errors())
                .addRaw("mean", route.mean())
                .addRaw("p95", route.p95())
                .addRaw("max", route.max());
    }

    private static Json table(ModuleReport.Table table) {
        return new Json()
                .add("title", table.title())
                .add("note", table.note())
                .addRaw("columns", array(table.columns(), Json::string))
                .addRaw("rows", array(table.rows(), row -> array(row, Status::cell)));
    }

    private static Object cell(Object cell) {
        return cell instanceof Number ? cell : Json.string(cell.toString());
    }

    private static Json running(RunningRequest request) {
        return new Json()
                .add("title", request.title())
                .add("id", request.id())
                .add("thread", request.threadName())
                .add("millis", request.age().toMillis());
    }

    private static Json failure(Failures.Failure failure) {
        return new Json()
                .add("route", failure.route())
                .add("count", failure.count())
                .add("time", failure.millis())
                .add("text", failure.text());
    }

    private static Json slow(SlowRequests.Seen seen) {
        return new Json()
                .add("title", seen.title())
                .add("millis", seen.age().toMillis())
                .add("time", seen.millis())
                .add("text", seen.stack());
    }

    private static String sample(History.Sample sample) {
        return List.of(
                        sample.time(),
                        sample.requests(),
                        sample.clientErrors(),
                        sample.serverErrors(),
                        sample.p50(),
                        sample.p95(),
                        sample.p99(),
                        sample.running(),
                        sample.queued(),
                        sample.heap(),
                        sample.collecting(),
                        sample.cpu(),
                        sample.resident(),
                        sample.files())
                .toString();
    }
}
