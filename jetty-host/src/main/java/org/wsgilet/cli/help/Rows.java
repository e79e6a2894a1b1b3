package org.wsgilet.cli.help;

import java.util.ArrayList;
import java.util.List;

/** Names on the left and what they mean on the right, wrapped. */
final class Rows {

    private static final int WIDTH = 100;
    private static final int LEFT = 28;
    private static final String INDENT = "  ";

    private final List<String> lines = new ArrayList<>();

    void add(String name, String meaning) {
        String left = INDENT + name;
        if (left.length() >= LEFT) {
            lines.add(left);
            left = "";
        }
        for (String line : wrapped(meaning)) {
            lines.add(left + " ".repeat(LEFT - left.length()) + line);
            left = "";
        }
    }

    private static List<String> wrapped(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (line.length() > 0 && line.length() + 1 + word.length() > WIDTH - LEFT) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    @Override
    public String toString() {
        return String.join("\n", lines) + "\n";
    }
}
