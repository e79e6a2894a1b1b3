package org.wsgilet.bridge.syntax;

/** The grammar of {@code import}. */
final class ImportStatements {

    private final Reading reading;
    private final Cursor cursor;

    ImportStatements(Reading reading) {
        this.reading = reading;
        this.cursor = reading.cursor;
    }

    void importStatement() {
        cursor.skip();
        do {
            int line = cursor.line();
            String first = cursor.name();
            boolean isDotted = cursor.is(".");
            while (cursor.accept(".")) {
                cursor.name();
            }
            if (cursor.accept("as")) {
                reading.findings.name(line, cursor.name());
            } else if (!isDotted) {
                reading.findings.name(line, first);
            }
        } while (cursor.accept(","));
    }

    void fromStatement() {
        int line = cursor.line();
        cursor.skip();
        boolean isFuture = false;
        boolean isRelative = false;
        while (cursor.accept(".")) {
            isRelative = true;
        }
        if (!isRelative || !cursor.is("import")) {
            isFuture = cursor.name().equals("__future__") && !isRelative;
            while (cursor.accept(".")) {
                cursor.name();
                isFuture = false;
            }
        }
        cursor.expect("import");
        if (cursor.accept("*")) {
            return;
        }
        boolean inParentheses = cursor.accept("(");
        boolean endsInComma = names(isFuture);
        if (inParentheses) {
            cursor.expect(")");
        } else if (endsInComma) {
            reading.findings.inTree(line, "trailing comma not allowed without surrounding parentheses");
        }
    }

    private boolean names(boolean isFuture) {
        boolean endsInComma;
        do {
            int line = cursor.line();
            String name = cursor.name();
            if (cursor.accept("as")) {
                reading.findings.name(line, cursor.name());
            } else {
                reading.findings.name(line, name);
            }
            if (isFuture) {
                future(name);
            }
            endsInComma = cursor.accept(",");
        } while (endsInComma && cursor.isName());
        return endsInComma;
    }

    private void future(String name) {
        if (name.equals("print_function")) {
            cursor.printIsName();
        } else if (name.equals("unicode_literals")) {
            reading.literalsAreUnicode();
        }
    }
}
