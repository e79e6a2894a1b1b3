package org.wsgilet.bridge.syntax;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.Charset;
import org.antlr.runtime.ANTLRStringStream;
import org.antlr.runtime.CharStream;
import org.python.core.CodeFlag;
import org.python.core.CompileMode;
import org.python.core.CompilerFlags;

/**
 * Whether a source is Python. Jython's parser takes some that are none, refuses some that are, and has words of its own
 * for a mistake; so each source is read here first, by the grammar of Python 2.7, for the errors of CPython.
 */
public final class SourceSyntax {

    /** No source has it: Jython refuses texts with it. */
    private static final String END = "\0";

    private SourceSyntax() {}

    /**
     * Called by the changed {@code ParserFacade}: marks the end of a text to which Jython has added the ends of lines.
     */
    public static String marked(String text, CompilerFlags flags) {
        return text.substring(0, Math.max(0, text.length() - added(flags).length())) + END;
    }

    private static String added(CompilerFlags flags) {
        return flags.dont_imply_dedent ? "\n" : "\n\n";
    }

    /** Called by the changed {@code ParserFacade}, in place of {@code new NoCloseReaderStream(reader)}. */
    public static CharStream checked(Reader reader, CompileMode kind, CompilerFlags flags) throws IOException {
        StringWriter read = new StringWriter();
        reader.transferTo(read);
        String source = read.toString();
        boolean isText = source.endsWith(END);
        source = isText ? source.substring(0, source.length() - END.length()) : source;
        source =
                source.indexOf('\r') < 0 ? source : source.replace("\r\n", "\n").replace('\r', '\n');
        try {
            return new ANTLRStringStream(check(source, kind, flags) + (isText ? added(flags) : ""));
        } catch (Refused e) {
            throw flags.encoding == null ? e : e.encoded(Charset.forName(flags.encoding));
        }
    }

    private static String check(String given, CompileMode kind, CompilerFlags flags) {
        boolean isOpen = kind == CompileMode.exec && !given.isEmpty() && !given.endsWith("\n");
        String source = isOpen ? given + "\n" : given;
        Amendments amendments = new Amendments();
        Cursor cursor = new Cursor(
                new Tokenizer(source, !flags.dont_imply_dedent, amendments),
                flags.isFlagSet(CodeFlag.CO_FUTURE_PRINT_FUNCTION));
        Reading reading = new Reading(cursor, amendments, flags.isFlagSet(CodeFlag.CO_FUTURE_UNICODE_LITERALS));
        Statements statements = new Statements(reading);
        switch (kind) {
            case exec -> statements.file();
            case eval -> statements.expression();
            default -> amendments.add(statements.interactive(), source.length(), "");
        }
        reading.findings.raise(!flags.only_ast);
        return amendments.applied(source);
    }
}
