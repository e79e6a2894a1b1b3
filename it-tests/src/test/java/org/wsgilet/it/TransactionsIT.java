package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Transactions that a stop or a reload meets: each is there as a whole, or not at all. */
@Timeout(150)
class TransactionsIT {

    private static final int THREADS = 4;
    private static final int SOME = 30;

    /** Numbers whose transaction was said to be committed. */
    private final Set<Integer> committed = ConcurrentHashMap.newKeySet();

    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicBoolean done = new AtomicBoolean();

    @TempDir
    Path folder;

    @BeforeEach
    void write() {
        Apps.write(
                folder,
                "app.py",
                "import contextlib, os, sqlite3, time",
                "def connect():",
                "    return contextlib.closing(sqlite3.connect('kept.db', timeout=60))",
                "with connect() as con:",
                "    for table in 'first', 'second':",
                "        con.execute('create table if not exists %s (number)' % table)",
                "dropped = []",
                "def keep(number, meanwhile=None):",
                "    with connect() as con:",
                "        con.execute('insert into first values (?)', (number,))",
                "        if meanwhile:",
                "            meanwhile()",
                "        con.execute('insert into second values (?)', (number,))",
                "        con.commit()",
                "    return number",
                "def wait():",
                "    open('held', 'w').close()",
                "    while not os.path.exists('go'):",
                "        time.sleep(.01)",
                "def leave():",
                "    con = sqlite3.connect('kept.db', timeout=60)",
                "    con.execute('insert into first values (-1)')",
                "    dropped.append(con)",
                "def app(environ, start_response):",
                "    action, number = environ['PATH_INFO'][1:], environ['QUERY_STRING']",
                "    answer = {'keep': lambda: keep(int(number)), 'hold': lambda: keep(int(number), wait),",
                "              'leave': leave}[action]()",
                "    start_response('200 OK', [])",
                "    return [str(answer)]");
    }

    @Test
    void stopUnderLoadLosesNothing() {
        try (Cli cli = serve()) {
            List<CompletableFuture<Void>> clients = load(port(cli));
            awaitMore();
            cli.signal("TERM");
            assertThat(cli.exitCode()).isEqualTo(143);
            stop(clients);
        }
        assertKept();
    }

    @Test
    void killUnderLoadLosesNothing() {
        try (Cli cli = serve()) {
            List<CompletableFuture<Void>> clients = load(port(cli));
            awaitMore();
            cli.kill();
            stop(clients);
        }
        assertKept();
    }

    @Test
    void reloadsUnderLoadLoseNothing() {
        try (Cli cli = serve("--admin", "127.0.0.1:0")) {
            List<CompletableFuture<Void>> clients = load(port(cli));
            for (int i = 0; i < 3; i++) {
                awaitMore();
                assertThat(AdminIT.post(cli, "/reload").status()).isEqualTo(200);
            }
            awaitMore();
            stop(clients);
            assertThat(committed).hasSize(numbers.get());
        }
        assertKept();
    }

    @Test
    void transactionThatAReloadMeetsIsCommitted() {
        try (Cli cli = serve("--admin", "127.0.0.1:0")) {
            CompletableFuture<String> held = hold(cli);
            AdminIT.post(cli, "/reload");
            Apps.write(folder, "go");
            assertThat(held.join()).isEqualTo("1");
            assertThat(read("second")).containsExactly(1);
        }
    }

    @Test
    void transactionThatAStopMeetsIsCommitted() {
        try (Cli cli = serve()) {
            CompletableFuture<String> held = hold(cli);
            cli.signal("TERM");
            Await.until("no more connections", () -> refuses(port(cli)));
            Apps.write(folder, "go");
            assertThat(held.join()).isEqualTo("1");
        }
        assertThat(read("second")).containsExactly(1);
    }

    @Test
    void transactionThatIsNotDoneInTimeIsRolledBack() {
        try (Cli cli = serve("--graceful-timeout", "1")) {
            hold(cli);
            cli.signal("TERM");
            assertThat(cli.exitCode()).isEqualTo(143);
        }
        assertThat(read("first")).isEmpty();
    }

    @Test
    void transactionThatNobodyCommitsEndsWithItsGeneration() {
        try (Cli cli = serve("--admin", "127.0.0.1:0")) {
            Apps.get(port(cli), "/leave");
            AdminIT.post(cli, "/reload");
            assertThat(Apps.get(port(cli), "/keep?2")).isEqualTo("2");
            assertThat(read("first")).containsExactly(2);
        }
    }

    private CompletableFuture<String> hold(Cli cli) {
        int port = port(cli);
        CompletableFuture<String> held = CompletableFuture.supplyAsync(() -> Apps.get(port, "/hold?1"));
        Await.until("the transaction", () -> Files.exists(folder.resolve("held")));
        return held;
    }

    private List<CompletableFuture<Void>> load(int port) {
        return Stream.generate(() -> CompletableFuture.runAsync(() -> keep(port)))
                .limit(THREADS)
                .toList();
    }

    private void keep(int port) {
        try {
            while (!done.get()) {
                int number = numbers.incrementAndGet();
                if (Apps.get(port, "/keep?" + number).equals(number + "")) {
                    committed.add(number);
                }
            }
        } catch (UncheckedIOException | AssertionError e) {
            // The server has ended.
        }
    }

    private void awaitMore() {
        int before = committed.size();
        Await.until("transactions", () -> committed.size() >= before + SOME);
    }

    private void stop(List<CompletableFuture<Void>> clients) {
        done.set(true);
        clients.forEach(CompletableFuture::join);
    }

    /** What is there: all that was said to be committed, once, and of what got no answer wholes. */
    private void assertKept() {
        List<Integer> first = read("first");
        assertThat(first).doesNotHaveDuplicates().containsAll(committed).isEqualTo(read("second"));
        assertThat(first).hasSizeLessThanOrEqualTo(committed.size() + THREADS);
    }

    /** The numbers of a table, in their order. */
    private List<Integer> read(String table) {
        List<Integer> kept = new ArrayList<>();
        try (Connection con = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("kept.db"));
                ResultSet rows = con.createStatement().executeQuery("select number from " + table + " order by 1")) {
            while (rows.next()) {
                kept.add(rows.getInt(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return kept;
    }

    private static boolean refuses(int port) {
        try (Wire wire = Wire.to(port)) {
            return false;
        } catch (UncheckedIOException e) {
            return true;
        }
    }

    private static int port(Cli cli) {
        return cli.ports().get(0);
    }

    private Cli serve(String... options) {
        List<String> all = new ArrayList<>(List.of("app", "--chdir", folder + ""));
        all.addAll(List.of(options));
        Cli cli = Cli.serve(List.of(), all.toArray(String[]::new));
        cli.awaitListening();
        return cli;
    }
}
