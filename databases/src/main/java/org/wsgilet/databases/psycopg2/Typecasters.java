package org.wsgilet.databases.psycopg2;

import java.util.ArrayList;
import java.util.List;
import org.python.core.Py;

/** The typecasters of psycopg2, by name, and for the types of the server's catalogue {@code pg_type}. */
final class Typecasters {

    private static final int[] LONGS = {20};
    private static final int[] INTEGERS = {23, 21};
    private static final int[] FLOATS = {701, 700};
    private static final int[] DECIMALS = {1700};
    private static final int[] STRINGS = {19, 18, 25, 1042, 1043};
    private static final int[] STRING_ARRAYS = {1002, 1003, 1009, 1014, 1015};
    private static final int[] TIMESTAMPS = {1114};
    private static final int[] TIMESTAMPS_WITH_ZONE = {1184};
    private static final int[] TIMES = {1083, 1266};
    private static final int[] DATES = {1082};
    private static final int[] INTERVALS = {704, 1186};
    private static final int[] TIMESTAMP_ARRAYS = {1115};
    private static final int[] TIMESTAMP_WITH_ZONE_ARRAYS = {1185};
    private static final int[] TIME_ARRAYS = {1183, 1270};
    private static final int[] DATE_ARRAYS = {1182};
    private static final int[] INTERVAL_ARRAYS = {1187};

    private final List<Typecaster> all = new ArrayList<>();

    private Typecasters() {}

    /** Those that connections use, in the order in which the last one of a type counts. */
    static List<Typecaster> registered() {
        Typecasters list = new Typecasters();
        list.addScalars();
        list.addArrays();
        return list.all;
    }

    /** All that have a name in the module. */
    static List<Typecaster> all() {
        Typecasters list = new Typecasters();
        list.all.addAll(registered());
        list.addDateTimes("PY");
        return list.all;
    }

    private Typecaster add(String name, Cast cast, int... oids) {
        Typecaster caster = Typecaster.inJava(name, cast, oids);
        all.add(caster);
        return caster;
    }

    private void addArray(String name, Typecaster item, int... oids) {
        Typecaster values = Typecaster.inJava(name, null, oids);
        all.add(Typecaster.ofArray(Py.newString(name), values.values, item));
    }

    private void addScalars() {
        add("NUMBER", Casts::floating, 20, 23, 21, 701, 700, 1700);
        add("LONGINTEGER", Casts::longInteger, LONGS);
        add("INTEGER", Casts::integer, INTEGERS);
        add("FLOAT", Casts::floating, FLOATS);
        add("DECIMAL", Casts::decimal, DECIMALS);
        add("UNICODE", Casts::unicode, STRINGS);
        add("BYTES", Casts::bytes, STRINGS);
        add("STRING", Casts::bytes, STRINGS);
        add("BOOLEAN", Casts::bool, 16);
        add("BINARY", BinaryCast::cast, 17);
        add("ROWID", Casts::integer, 26);
        add("UNKNOWN", Casts::bytes, 705);
        addDateTimes("");
    }

    private void addDateTimes(String prefix) {
        Typecaster timestamp = add(prefix + "DATETIME", DateTimeCasts::timestamp, TIMESTAMPS);
        Typecaster zoned = add(prefix + "DATETIMETZ", DateTimeCasts::timestampWithZone, TIMESTAMPS_WITH_ZONE);
        Typecaster time = add(prefix + "TIME", DateTimeCasts::time, TIMES);
        Typecaster date = add(prefix + "DATE", DateTimeCasts::date, DATES);
        Typecaster interval = add(prefix + "INTERVAL", DateTimeCasts::interval, INTERVALS);
        addArray(prefix + "DATETIMEARRAY", timestamp, TIMESTAMP_ARRAYS);
        addArray(prefix + "DATETIMETZARRAY", zoned, TIMESTAMP_WITH_ZONE_ARRAYS);
        addArray(prefix + "TIMEARRAY", time, TIME_ARRAYS);
        addArray(prefix + "DATEARRAY", date, DATE_ARRAYS);
        addArray(prefix + "INTERVALARRAY", interval, INTERVAL_ARRAYS);
    }

    private Typecaster named(String name) {
        return all.stream()
                .filter(caster -> caster.name.toString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void addArrays() {
        addArray("LONGINTEGERARRAY", named("LONGINTEGER"), 1016);
        addArray("INTEGERARRAY", named("INTEGER"), 1005, 1006, 1007);
        addArray("FLOATARRAY", named("FLOAT"), 1021, 1022);
        addArray("DECIMALARRAY", named("DECIMAL"), 1231);
        addArray("UNICODEARRAY", named("UNICODE"), STRING_ARRAYS);
        addArray("BYTESARRAY", named("BYTES"), STRING_ARRAYS);
        addArray("STRINGARRAY", named("STRING"), STRING_ARRAYS);
        addArray("BOOLEANARRAY", named("BOOLEAN"), 1000);
        addArray("BINARYARRAY", named("BINARY"), 1001);
        addArray("ROWIDARRAY", named("ROWID"), 1028, 1013);
        addArray("INETARRAY", named("STRING"), 1041);
        addArray("CIDRARRAY", named("STRING"), 651);
        addArray("MACADDRARRAY", named("STRING"), 1040);
    }
}
