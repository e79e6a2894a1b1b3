package org.wsgilet.jetty;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.wsgilet.bridge.Generations;
import org.wsgilet.bridge.RunningRequest;
import org.wsgilet.bridge.WsgiApplication;
import org.wsgilet.bridge.WsgiSettings;
import org.wsgilet.bridge.loading.LoadException;

/**
 * The applications of a host, each at a prefix of the paths. The longest prefix wins, and it covers whole segments:
 * {@code /api} is for {@code /api} and {@code /api/x}, not for {@code /apix}. Safe for use by many threads.
 */
public final class Mounts {

    /** The prefix of all paths. */
    public static final String ROOT = "/";

    /** What requests belong to that no application is for. */
    static final String NONE = "-";

    /** One application and its place. */
    record Mount(String prefix, Generations generations) {

        /** The paths it is for, as a servlet's mapping has them. */
        String pattern() {
            return prefix.equals(ROOT) ? "/*" : prefix + "/*";
        }

        private boolean covers(String path) {
            return prefix.equals(ROOT)
                    || path.startsWith(prefix)
                            && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
        }
    }

    private final List<Mount> mounts;
    private final WarmUp warmUp;

    private Mounts(Collection<Mount> mounts, WarmUp warmUp) {
        this.warmUp = warmUp;
        this.mounts = mounts.stream()
                .sorted(Comparator.comparing((Mount mount) -> mount.prefix().length())
                        .reversed())
                .toList();
    }

    /**
     * Applications by their prefixes, {@code /name} or {@link #ROOT}; none is loaded yet.
     *
     * @param warmUp what each generation is asked before it gets requests
     */
    public static Mounts of(Map<String, WsgiSettings> settings, WarmUp warmUp) {
        List<Mount> mounts = settings.entrySet().stream()
                .map(entry -> new Mount(entry.getKey(), new Generations(entry.getValue())))
                .toList();
        return new Mounts(mounts, requireNonNull(warmUp, "warmUp is null"));
    }

    /** One application for all paths, loaded already. */
    public static Mounts ofRoot(WsgiApplication application) {
        return new Mounts(List.of(new Mount(ROOT, new Generations(application))), WarmUp.NONE);
    }

    /**
     * Loads a new generation of all applications and, once all are there and warm, gives new requests to them.
     *
     * @param patience how long the requests of the generation before may take
     * @return done once the generation before is closed
     * @throws LoadException for the first that cannot be loaded; nothing changes then
     */
    public CompletableFuture<Void> load(Duration patience) throws LoadException {
        List<WsgiApplication> loaded = new ArrayList<>();
        try {
            for (Mount mount : mounts) {
                loaded.add(load(mount));
            }
        } finally {
            if (loaded.size() < mounts.size()) {
                loaded.forEach(WsgiApplication::close);
            }
        }
        warmUp.of(notYetServed(loaded));
        CompletableFuture<?>[] closed = new CompletableFuture<?>[mounts.size()];
        for (int i = 0; i < mounts.size(); i++) {
            closed[i] = mounts.get(i).generations().change(loaded.get(i), patience);
        }
        return CompletableFuture.allOf(closed);
    }

    private List<Mount> notYetServed(List<WsgiApplication> loaded) {
        return IntStream.range(0, loaded.size())
                .mapToObj(i -> new Mount(mounts.get(i).prefix(), new Generations(loaded.get(i))))
                .toList();
    }

    /** Prepares an interpreter for each application so that the next {@link #load} is faster. */
    public void prepare() {
        mounts.forEach(mount -> mount.generations().prepare());
    }

    private WsgiApplication load(Mount mount) throws LoadException {
        try {
            return mount.generations().load();
        } catch (LoadException e) {
            throw mounts.size() == 1 ? e : e.at(mount.prefix());
        }
    }

    List<Mount> all() {
        return mounts;
    }

    /** The prefix of the application that a decoded path belongs to; {@link #NONE} if there is none. */
    String of(String path) {
        for (Mount mount : mounts) {
            if (mount.covers(path)) {
                return mount.prefix();
            }
        }
        return NONE;
    }

    List<RunningRequest> runningRequests() {
        return mounts.stream()
                .flatMap(mount -> mount.generations().requests().runningRequests().stream())
                .toList();
    }

    Map<String, List<RunningRequest>> runningByMount() {
        Map<String, List<RunningRequest>> requests = new TreeMap<>();
        mounts.forEach(mount ->
                requests.put(mount.prefix(), mount.generations().requests().runningRequests()));
        return requests;
    }

    int running() {
        return mounts.stream()
                .mapToInt(mount -> mount.generations().requests().running())
                .sum();
    }

    /** How many requests do not end before the process does. */
    int endless() {
        return (int) runningRequests().stream()
                .filter(request -> request.isLost() || request.isEndingProcess())
                .count();
    }

    long errors() {
        return mounts.stream()
                .mapToLong(mount -> mount.generations().requests().errors())
                .sum();
    }
}
