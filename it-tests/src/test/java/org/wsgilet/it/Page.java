package org.wsgilet.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;

/** The examples of a page in docs. */
final class Page {
    private Page() {}

    /** The blocks of code in one language, such as {@code sh}, in their order. */
    static List<String> blocks(String name, String language) {
        try {
            String page = Files.readString(Project.ROOT.resolve("docs").resolve(name));
            Pattern block = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL);
            return block.matcher(page).results().map(found -> found.group(1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
