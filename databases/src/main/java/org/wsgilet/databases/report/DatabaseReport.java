package org.wsgilet.databases.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.wsgilet.bridge.modules.ModuleReport;
import org.wsgilet.databases.pool.Pool;
import org.wsgilet.databases.pool.Pools;

/** The pools, and the statements that took most time. */
public final class DatabaseReport implements ModuleReport {

    private static final int SHOWN_STATEMENTS = 12;
    private static final double MILLIS = 1000;

    @Override
    public void begin() {
        Statements.begin();
    }

    @Override
    public List<Measure> measures() {
        return List.of(
                ofPools("active", "Connections that are in use", false, Pool::active),
                ofPools("idle", "Connections that wait to be used", false, Pool::idle),
                ofPools("waiting", "Threads that wait for a connection", false, Pool::waiting),
                ofPools("limit", "Connections that there may be", false, Pool::limit),
                ofPools("timeouts_total", "Threads that waited in vain", true, Pool::timeouts),
                ofStatements("statements_total", "Statements that were run", Statements.Summary::count),
                ofStatements(
                        "statement_seconds_total",
                        "Time until statements had run",
                        statement -> statement.total() / MILLIS));
    }

    private static Measure ofPools(String name, String description, boolean grows, ToDoubleFunction<Pool> value) {
        Map<String, Double> values = new TreeMap<>();
        // Applications may have pools of the same name.
        Pools.all().forEach(pool -> values.merge(pool.name(), value.applyAsDouble(pool), Double::sum));
        return new Measure("wsgilet_database_pool_" + name, description, grows, "pool", values);
    }

    private static Measure ofStatements(String name, String description, ToDoubleFunction<Statements.Summary> value) {
        Map<String, Double> values = new TreeMap<>();
        Statements.all()
                .forEach(statement -> values.merge(statement.database(), value.applyAsDouble(statement), Double::sum));
        return new Measure("wsgilet_database_" + name, description, true, "database", values);
    }

    @Override
    public List<Table> tables() {
        List<Table> tables = new ArrayList<>();
        add(tables, pools());
        add(tables, statements());
        return tables;
    }

    private static void add(List<Table> tables, Table table) {
        if (!table.rows().isEmpty()) {
            tables.add(table);
        }
    }

    private static Table pools() {
        List<List<Object>> rows = new ArrayList<>();
        for (Pool pool : Pools.all()) {
            rows.add(List.of(pool.name(), pool.active(), pool.idle(), pool.limit(), pool.waiting(), pool.timeouts()));
        }
        return new Table(
                "Database pools",
                "connections, and threads that wait for one",
                List.of("Pool", "In use", "Idle", "Limit", "Waiting", "Timeouts"),
                rows);
    }

    private static Table statements() {
        List<List<Object>> rows = new ArrayList<>();
        for (Statements.Summary statement : Statements.slowest(SHOWN_STATEMENTS)) {
            rows.add(List.of(
                    statement.text(),
                    statement.database(),
                    statement.count(),
                    statement.total() / statement.count(),
                    statement.longest(),
                    statement.total()));
        }
        return new Table(
                "Slowest statements",
                "since the start, without values, times in ms, those with most time in all first",
                List.of("Statement", "Database", "Runs", "Mean", "Longest", "Total"),
                rows);
    }
}
