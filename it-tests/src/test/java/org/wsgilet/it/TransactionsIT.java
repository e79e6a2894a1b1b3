package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.wsgilet.databases.mysqldb.MariaDbServer;
import org.wsgilet.databases.psycopg2.PostgresServer;

/** Transactions that a stop or a reload meets: each is there as a whole, or not at all. */
@Tag("once")
@Timeout(300)
@ParameterizedClass
@EnumSource(TransactionsIT.Database.class)
class TransactionsIT {

    private static final int THREADS = 4;
    private static final int SOME = 30;

    /** Numbers whose transaction was said to be committed. */
    private final Set<Integer> committed = ConcurrentHashMap.newKeySet();

    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicBoolean done = new AtomicBoolean();

    private static PostgresServer postgres;
    private static MariaDbServer mariadb;

    @TempDir
    Path folder;

    @Parameter
    Database database;

    /** One that applications connect to, and that the test looks into. */
    enum Database {
        SQLITE {
            @Override
            String connect() {
                return "__import__('sqlite3').connect('kept.db', timeout=60)";
            }

            @Override
            String url(Path folder) {
                return "jdbc:sqlite:" + folder.resolve("kept.db");
            }
        },
        POSTGRESQL("--database-pool", "threads") {
            @Override
            String connect() {
                return "__import__('psycopg2').connect('host=127.0.0.1 user=postgres port=" + postgres.port() + "')";
            }

            @Override
            String url(Path folder) {
                return "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/postgres?user=postgres";
            }
        },
        MYSQL {
            @Override
            String connect() {
                return "__import__('MySQLdb').connect('127.0.0.1', 'tester', '" + MariaDbServer.password()
                        + "', 'test', " + mariadb.port() + ")";
            }

            @Override
            String url(Path folder) {
                return "jdbc:mariadb://127.0.0.1:" + mariadb.port() + "/test?user=tester&password="
                        + MariaDbServer.password();
            }
        };

        private final List<String> options;

        Database(String... options) {
            this.options = List.of(options);
        }

        /** A Python expression. */
        abstract String connect();

        abstract String url(Path folder);
    }

    @BeforeAll
    static void start() throws Exception {
        boolean installed = PostgresServer.isInstalled() && MariaDbServer.isInstalled();
        if (installed || "true".equals(System.getenv("CI"))) {
            postgres = PostgresServer.start();
            mariadb = MariaDbServer.start();
        }
    }

    @AfterAll
    static void end() throws Exception {
        if (postgres != null) {
            postgres.close();
            mariadb.close();
        }
    }

    @BeforeEach
    void write() throws SQLException {
        assumeTrue(database == Database.SQLITE || postgres != null, "a server is not installed: see .ci/install");
        try (Connection con = DriverManager.getConnection(database.url(folder));
                Statement statement = con.createStatement()) {
            for (String table : List.of("first", "second")) {
                statement.execute("drop table if exists " + table);
                statement.execute("create table " + table + " (number integer primary key)");
            }
        }
        Apps.write(
                folder,
                "app.py",
                "import contextlib, os, time",
                "def connect():",
                "    return " + database.connect(),
                "dropped = []",
                "def insert(con, table, number):",
                "    con.cursor().execute('insert into %s values (%d)' % (table, number))",
                "def keep(number, meanwhile=None):",
                "    with contextlib.closing(connect()) as con:",
                "        insert(con, 'first', number)",
                "        if meanwhile:",
                "            meanwhile()",
                "        insert(con, 'second', number)",
                "        con.commit()",
                "    return number",
                "def wait():",
                "    open('held', 'w').close()",
                "    while not os.path.exists('go'):",
                "        time.sleep(.01)",
                "def leave(number):",
                "    con = connect()",
                "    insert(con, 'first', number)",
                "    dropped.append(con)",
                "def app(environ, start_response):",
                "    action, number = environ['PATH_INFO'][1:], int(environ['QUERY_STRING'])",
                "    answer = {'keep': lambda: keep(number), 'hold': lambda: keep(number, wait),",
                "              'leave': lambda: leave(number)}[action]()",
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
            assertThat(kept()).containsExactly(1);
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
        assertThat(kept()).containsExactly(1);
    }

    @Test
    void transactionThatIsNotDoneInTimeIsRolledBack() {
        try (Cli cli = serve("--graceful-timeout", "1")) {
            hold(cli);
            cli.signal("TERM");
            assertThat(cli.exitCode()).isEqualTo(143);
        }
        assertThat(kept()).isEmpty();
    }

    @Test
    void transactionThatNobodyCommitsEndsWithItsGeneration() {
        try (Cli cli = serve("--admin", "127.0.0.1:0")) {
            Apps.get(port(cli), "/leave?2");
            AdminIT.post(cli, "/reload");
            String kept = Apps.get(port(cli), "/keep?2"); // waits for the other's end
            assertThat(kept).as(cli.err()).isEqualTo("2");
            assertThat(kept()).containsExactly(2);
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
        Await.until("transactions", Duration.ofSeconds(60), () -> committed.size() >= before + SOME);
    }

    private void stop(List<CompletableFuture<Void>> clients) {
        done.set(true);
        clients.forEach(CompletableFuture::join);
    }

    /** What is there: all that was said to be committed, and of what got no answer wholes. */
    private void assertKept() {
        List<Integer> kept = kept();
        assertThat(kept).containsAll(committed).hasSizeLessThanOrEqualTo(committed.size() + THREADS);
    }

    /** The numbers of both tables, which are the same, as one statement sees them. */
    private List<Integer> kept() {
        String query = "select 1, number from first union all select 2, number from second order by 2";
        Map<Integer, List<Integer>> kept = new HashMap<>(Map.of(1, new ArrayList<>(), 2, new ArrayList<>()));
        try (Connection con = DriverManager.getConnection(database.url(folder));
                Statement statement = con.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                kept.get(rows.getInt(1)).add(rows.getInt(2));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        assertThat(kept.get(1)).isEqualTo(kept.get(2));
        return kept.get(1);
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
        for (String driver : List.of("psycopg2", "mysqldb")) {
            all.addAll(
                    List.of("--python-path", Project.ROOT.resolve("databases").resolve(driver) + ""));
        }
        all.addAll(database.options);
        all.addAll(List.of(options));
        Cli cli = Cli.serve(List.of(), all.toArray(String[]::new));
        cli.awaitListening();
        return cli;
    }
}
