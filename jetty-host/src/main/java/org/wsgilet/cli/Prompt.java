package org.wsgilet.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.TerminalBuilder;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.wsgilet.bridge.jython.NativeString;

/**
 * Reads lines at the terminal, as {@code raw_input} does: with keys to edit them, completion, and a history that the
 * next shell finds again. Not for several threads.
 */
final class Prompt extends PyObject {

    /** The end of a line that is a name, or several with dots between them. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][\\w.]*$");

    private final transient LineReader reader;

    /** @param completion called with the beginning of a name, returns the names that have it */
    private Prompt(PyObject completion) throws IOException {
        // Quotes and backslashes are Python's.
        DefaultParser words = new DefaultParser().quoteChars(new char[0]).escapeChars(new char[0]);
        reader = LineReaderBuilder.builder()
                .terminal(TerminalBuilder.builder().provider("exec").dumb(true).build())
                .parser(words)
                .completer((ignored, line, candidates) -> complete(completion, line, candidates))
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.BRACKETED_PASTE, false) // a pasted block is lines
                .option(LineReader.Option.INSERT_TAB, true)
                .option(LineReader.Option.HISTORY_IGNORE_SPACE, false) // indented lines are lines
                .option(LineReader.Option.HISTORY_REDUCE_BLANKS, false)
                .build();
        historyFile().ifPresent(file -> reader.setVariable(LineReader.HISTORY_FILE, file));
    }

    /** Called from Python with the completion; returns the prompt. */
    static final class Maker extends PyObject {
        @Override
        public PyObject __call__(PyObject[] arguments, String[] keywords) {
            try {
                return new Prompt(arguments[0]);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * Called from Python with the text before the line; returns the line in UTF-8.
     *
     * @throws PyException EOFError after Ctrl-D, KeyboardInterrupt after Ctrl-C
     */
    @Override
    public PyObject __call__(PyObject[] arguments, String[] keywords) {
        Py.getSystemState().stdout.invoke("flush");
        try {
            return Py.newString(NativeString.encoded(reader.readLine(arguments[0].toString())));
        } catch (EndOfFileException e) {
            throw new PyException(Py.EOFError);
        } catch (UserInterruptException e) {
            throw new PyException(Py.KeyboardInterrupt);
        }
    }

    private static void complete(PyObject completion, ParsedLine line, List<Candidate> candidates) {
        String word = line.word().substring(0, line.wordCursor());
        Matcher name = NAME.matcher(word);
        if (!name.find()) {
            return;
        }
        String before = word.substring(0, name.start());
        for (PyObject found : completion.__call__(Py.newString(name.group())).asIterable()) {
            String text = found.toString();
            candidates.add(new Candidate(before + text, text, null, null, null, null, false));
        }
    }

    /** Where the base directories of freedesktop.org have what was typed before; none where nobody may write. */
    private static Optional<Path> historyFile() {
        String named = System.getenv("XDG_STATE_HOME");
        Path state = named != null && !named.isEmpty()
                ? Path.of(named)
                : Path.of(System.getProperty("user.home"), ".local", "state");
        Path folder = state.resolve("wsgilet");
        try {
            Files.createDirectories(state);
            if (!Files.isDirectory(folder)) {
                // There may be passwords in it.
                Files.createDirectory(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            return Optional.of(folder.resolve("history")).filter(file -> Files.isWritable(folder));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
