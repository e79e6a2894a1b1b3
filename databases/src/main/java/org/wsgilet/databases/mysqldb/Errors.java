package org.wsgilet.databases.mysqldb;

/** Which class of exception an error has by its number: those of mysqlclient 1.4. */
final class Errors {

    private static final int FIRST_OF_SERVER = 1000;

    private Errors() {}

    static String nameOf(int number) {
        return switch (number) {
            case 0 -> "InterfaceError";
            case 1007, 1064, 1102, 1103, 1110, 1111, 1112, 1113, 1146, 1149, 1179, 2014 -> "ProgrammingError";
            case 1171, 1230, 1263, 1264, 1265, 1406, 1441 -> "DataError";
            case 1062, 1169, 1215, 1216, 1217, 1364, 1451, 1452 -> "IntegrityError";
            case 1196, 1235, 1286, 1289 -> "NotSupportedError";
            default -> number < FIRST_OF_SERVER ? "InternalError" : "OperationalError";
        };
    }
}
